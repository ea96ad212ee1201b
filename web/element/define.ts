// Importing this registers <kkpr-check>; importing element.ts alone does not.
import { KkprCheck } from './element.ts';

if (!customElements.get('kkpr-check')) customElements.define('kkpr-check', KkprCheck);

export { KkprCheck };
