import type { Json } from '@/lib/contracts/question';
import { evaluateExpression, type Names } from './expression';

/** What is wrong with a placeholder, and the placeholder. */
export type PlaceholderProblem = { placeholder: string; message: string };

// also over the end of a line: a stem is wrapped where its author likes
const anyPlaceholder = /\{\{(.*?)\}\}/gs;
const wholePlaceholder = /^\{\{(.*)\}\}$/s;

/** Fills the placeholders of a text; `write` says how a number is written. */
export function fillText(
  text: string,
  names: Names,
  problems: PlaceholderProblem[],
  write: (value: number | string | null, expression: string) => string = writeValue,
): string {
  if (text.replace(anyPlaceholder, '').includes('{{'))
    problems.push({ placeholder: '{{', message: 'a placeholder is not closed: expected }}' });
  return text.replace(anyPlaceholder, (placeholder, expression: string) => {
    const result = evaluateExpression(expression.trim(), names);
    if (result.kind === 'value') return write(result.value, expression.trim());
    problems.push({ placeholder, message: result.message });
    return placeholder;
  });
}

/** A number as a reader expects it: no float dust, thousands apart from 10,000 on. */
export function writeValue(value: number | string | null): string {
  if (typeof value === 'string') return value;
  if (value === null) return 'nothing';
  const rounded = Math.round(value * 1000) / 1000;
  const [whole = '0', fraction] = String(Math.abs(rounded)).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${rounded < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Fills the placeholders of a document: a string that is one placeholder takes the value's type. */
export function fillDocument(value: Json, names: Names, problems: PlaceholderProblem[]): Json {
  if (typeof value === 'string') {
    const whole = wholePlaceholder.exec(value);
    const inner = whole?.[1];
    if (inner === undefined || inner.includes('{{')) return fillText(value, names, problems);
    const result = evaluateExpression(inner.trim(), names);
    if (result.kind === 'value') return result.value;
    problems.push({ placeholder: value, message: result.message });
    return value;
  }
  if (Array.isArray(value)) return value.map((entry) => fillDocument(entry, names, problems));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fillDocument(entry, names, problems)]));
}
