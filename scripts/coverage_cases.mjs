// coverage_cases.mjs KKPR_NATIVE: every case of tests/cases through the native program; only its profile counts here.
import { cases, nativeResultOf } from '../tests/cases/run.mjs';

const [native] = process.argv.slice(2);
for (const one of cases()) nativeResultOf(native, one);
