// Writes wasm/src/types.ts from wasm/schema/*.json: one TypeScript type per schema and per entry of
// its $defs. Run it after a change of a schema; a test regenerates the file and compares.
//   node scripts/generate_types.mjs [--stdout]

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'wasm/schema');
const target = join(root, 'wasm/src/types.ts');

/** The whole file as text. */
export function generateTypes() {
  const schemas = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const titles = new Map(schemas.map((schema) => [schema.$id, schema.title]));
  const seen = new Set();
  const blocks = [];

  const declare = (name, schema) => {
    if (seen.has(name)) throw new Error(`two schemas define ${name}`);
    seen.add(name);
    const comment = schema.description ? `/** ${schema.description} */\n` : '';
    const body = typeOf(schema, '');
    const isInterface = schema.type === 'object' && schema.properties;
    blocks.push(
      isInterface
        ? `${comment}export interface ${name} ${body}\n`
        : `${comment}export type ${name} = ${body};\n`,
    );
  };

  const reference = (path) => {
    const [file, fragment] = path.split('#');
    return fragment ? basename(fragment) : titles.get(file);
  };

  const typeOf = (schema, indent) => {
    if (schema.$ref) return reference(schema.$ref);
    if ('const' in schema) return literal(schema.const);
    if (schema.enum) return schema.enum.map(literal).join(' | ');
    if (schema.anyOf) return union(schema.anyOf.map((part) => typeOf(part, indent)));
    if (Array.isArray(schema.type)) {
      return union(schema.type.map((type) => typeOf({ ...schema, type }, indent)));
    }
    switch (schema.type) {
      case 'string':
      case 'boolean':
      case 'null':
        return schema.type;
      case 'number':
      case 'integer':
        return 'number';
      case 'array': {
        if (schema.prefixItems)
          return `[${schema.prefixItems.map((item) => typeOf(item, indent)).join(', ')}]`;
        const item = typeOf(schema.items ?? {}, indent);
        return /[ |]/.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
      }
      case 'object':
        return objectOf(schema, indent);
      default:
        return 'unknown';
    }
  };

  const objectOf = (schema, indent) => {
    if (!schema.properties) {
      const values =
        typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
      return `Record<string, ${typeOf(values, indent)}>`;
    }
    const inner = `${indent}  `;
    const required = new Set(schema.required ?? []);
    const lines = Object.entries(schema.properties).map(([name, property]) => {
      const comment =
        property.description && !property.$ref ? `${inner}/** ${property.description} */\n` : '';
      const key = /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`;
      const optional = required.has(name) ? '' : '?';
      const type = typeOf(property, inner);
      return `${comment}${inner}${key}${optional}: ${type};\n`;
    });
    return `{\n${lines.join('')}${indent}}`;
  };

  for (const schema of schemas) {
    if (schema.type) declare(schema.title, schema);
    for (const [name, definition] of Object.entries(schema.$defs ?? {})) declare(name, definition);
  }
  return `// Generated from wasm/schema/*.json by scripts/generate_types.mjs. Do not edit.\n\n${blocks.join('\n')}`;
}

const literal = (value) => (typeof value === 'string' ? `'${value}'` : String(value));
const union = (parts) => [...new Set(parts)].join(' | ').replaceAll('unknown | null', 'unknown');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--stdout')) process.stdout.write(generateTypes());
  else writeFileSync(target, generateTypes());
}
