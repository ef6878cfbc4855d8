import type { Open, OpenObject } from '@/lib/aws/import/call';

/**
 * AWS's shorthand: Name=EndpointName,Value=shop or TargetValue=70,PredefinedMetricSpecification={PredefinedMetricType=…}.
 * Null where the text is not shorthand.
 */
export function parseShorthand(text: string): OpenObject | null {
  const reader = { text: text.trim(), at: 0 };
  const found = readPairs(reader, '');
  return found && reader.at === reader.text.length ? found : null;
}

type Reader = { text: string; at: number };

function readPairs(reader: Reader, end: string): OpenObject | null {
  const result: OpenObject = {};
  for (;;) {
    const key = /^\s*([A-Za-z0-9_.:-]+)\s*=/.exec(reader.text.slice(reader.at));
    if (!key) return null;
    reader.at += key[0].length;
    const value = readValue(reader, end);
    if (value === null) return null;
    result[key[1] ?? ''] = value;
    if (reader.text.charAt(reader.at) === ',') reader.at += 1;
    else break;
  }
  return result;
}

function readValue(reader: Reader, end: string): Open | null {
  const first = reader.text.charAt(reader.at);
  if (first === '{') return readNested(reader);
  if (first === '[') return readList(reader);
  if (first === '"' || first === "'") return readQuoted(reader, first);
  // key=a,b,key2=c: what is followed by no = goes on with the list
  const values = [readBare(reader, end)];
  while (reader.text.charAt(reader.at) === ',' && !/^,\s*[A-Za-z0-9_.:-]+\s*=/.test(reader.text.slice(reader.at))) {
    reader.at += 1;
    values.push(readBare(reader, end));
  }
  return values.length === 1 ? (values[0] ?? '') : values;
}

function readNested(reader: Reader): OpenObject | null {
  reader.at += 1;
  const found = readPairs(reader, '}');
  if (!found || reader.text.charAt(reader.at) !== '}') return null;
  reader.at += 1;
  return found;
}

function readList(reader: Reader): Open[] | null {
  reader.at += 1;
  const items: Open[] = [];
  while (reader.at < reader.text.length && reader.text.charAt(reader.at) !== ']') {
    const first = reader.text.charAt(reader.at);
    const item =
      first === '{'
        ? readNested(reader)
        : first === '"' || first === "'"
          ? readQuoted(reader, first)
          : readBare(reader, ']');
    if (item === null) return null;
    items.push(item);
    if (reader.text.charAt(reader.at) === ',') reader.at += 1;
  }
  if (reader.text.charAt(reader.at) !== ']') return null;
  reader.at += 1;
  return items;
}

function readQuoted(reader: Reader, quote: string): string | null {
  const end = reader.text.indexOf(quote, reader.at + 1);
  if (end < 0) return null;
  const inner = reader.text.slice(reader.at + 1, end);
  reader.at = end + 1;
  return inner;
}

function readBare(reader: Reader, end: string): string {
  const stop = end === '' ? /,/ : end === ']' ? /[,\]]/ : /[,}]/;
  const rest = reader.text.slice(reader.at);
  // a value to be filled in may hold commas and braces
  const hole = /^(?:\uE000[^\uE001]*\uE001|[^,{}\]\uE000])*/.exec(rest)?.[0] ?? '';
  const length = hole.includes('\uE000') ? hole.length : rest.search(stop);
  const text = length < 0 ? rest : rest.slice(0, length);
  reader.at += text.length;
  return text.trim();
}
