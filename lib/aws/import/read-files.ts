import type { Json } from '@/lib/contracts/question';
import { holdsCommands, readCommands } from './cli/read-commands';
import { parseYamlTemplate } from './cloudformation/parse-template';
import { isTemplate, readTemplate } from './cloudformation/read-template';
import { type Configuration, joinConfigurations, unreadable } from './configuration';
import { isCustomResource, readCustomResource } from './custom-resource';
import { readJson } from './read-json';
import { readStrictJson } from './strict-json';
import { isTerraform, readTerraform } from './terraform/read-terraform';

export type SourceFile = { readonly name: string; readonly text: string };

/** The configurations of each file, read by what is in it. Terraform's files are one configuration. */
export function readFiles(files: readonly SourceFile[]): Configuration[][] {
  const byName = new Map(files.map(({ name, text }) => [name.replace(/^.*[/\\]/, ''), text]));
  const mentioned = files.flatMap(({ text }) => [...text.matchAll(/file:\/\/([^\s'"]+)/g)]);
  const named = new Set(mentioned.map(([, path = '']) => path.replace(/^.*\//, '')));
  // a file that a command reads belongs to that command
  const own = files.filter(({ name, text }) => holdsCommands(text) || !named.has(name.replace(/^.*[/\\]/, '')));
  const terraform = own.filter(isTerraform);
  const label = terraform.map(({ name }) => baseName(name)).join(', ');
  const others = own.filter((file) => !terraform.includes(file)).map((file) => readFile(file, byName));
  return terraform.length > 0 ? [...others, [readTerraform(terraform, label)]] : others;
}

function readFile({ name, text }: SourceFile, files: ReadonlyMap<string, string>): Configuration[] {
  const label = baseName(name);
  const bad = (message: string) => [unreadable(label, name, message)];
  if (text.trim() === '') return bad('the document is empty');
  if (text.includes('\u0000')) return bad('expected text, got binary data');
  if (/^\s*[[{]/.test(text)) {
    const parsed = readStrictJson(text);
    return parsed.kind === 'data' ? readData(parsed.data, label, name) : bad(parsed.problems[0]?.message ?? 'not JSON');
  }
  if (holdsCommands(text)) return [readCommands(text, label, name, files)];
  const parsed = parseYamlTemplate(text);
  if (parsed.kind === 'bad-document') return bad(parsed.message);
  const found = parsed.documents.flatMap((data) => (data === null ? [] : readData(data, label, name)));
  return parsed.documents.length > 1 ? [joinConfigurations(label, found)] : found;
}

function readData(data: Json, label: string, name: string): Configuration[] {
  if (isTemplate(data)) return [readTemplate(data, label, name)];
  return isCustomResource(data) ? [readCustomResource(data, label, name)] : readJson(data, label, name);
}

function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.(json|ya?ml|tf|tfvars|sh|txt|template)$/i, '');
}
