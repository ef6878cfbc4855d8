import { parseDocument as parseYamlDocument } from 'yaml';
import type { Json } from '@/lib/contracts/question';
import { z } from 'zod';
import type { DocumentProblem } from '@/lib/aws/parse-document';

const json: z.ZodType<Json> = z.json();

/** JSON as AWS's tools read it: YAML would take unquoted text and trailing commas. */
export function readStrictJson(
  text: string,
): { kind: 'data'; data: Json } | { kind: 'bad-document'; problems: DocumentProblem[] } {
  try {
    return { kind: 'data', data: json.parse(JSON.parse(text)) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const what = error.message.split(/, "|, \.\.\./)[0] ?? error.message;
    return { kind: 'bad-document', problems: [{ path: '', message: `not JSON: ${placeOf(text)}${what}` }] };
  }
}

/** The engine seldom says where; the YAML parser, told to take only JSON's scalars, does. */
function placeOf(text: string): string {
  const document = parseYamlDocument(text, { schema: 'json', prettyErrors: true, logLevel: 'silent' });
  const at = document.errors[0]?.linePos?.[0];
  return at ? `line ${at.line}, column ${at.col}: ` : '';
}
