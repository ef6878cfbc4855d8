const typing =
  'input:not([type=radio],[type=checkbox],[type=button],[type=submit]), textarea, select, [contenteditable]';
const pressing = 'a[href], button, summary, input, [role=slider]';

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing' | 'repeat'>;

/** The position that a key chooses: 1–6 or A–F; never with a modifier, and never what a held key repeats. */
export function positionOf(key: Key, optionCount: number): number | null {
  if (!isPlain(key)) return null;
  const position = /^[1-6]$/.test(key.key) ? Number(key.key) - 1 : 'abcdef'.indexOf(key.key.toLowerCase());
  const isOne = key.key.length === 1 && position >= 0 && position < optionCount;
  return isOne ? position : null;
}

export const isPlainEnter = (key: Key) => key.key === 'Enter' && isPlain(key);

/** Letters and digits belong to a field that is being typed in. */
export const takesLetters = (focused: Element | null) => Boolean(focused?.closest(typing));

/** Enter belongs to whatever it would press, and to a form that it would send. */
export const takesEnter = (focused: Element | null) => takesLetters(focused) || Boolean(focused?.closest(pressing));

function isPlain({ altKey, ctrlKey, metaKey, shiftKey, isComposing, repeat }: Key): boolean {
  return !(altKey || ctrlKey || metaKey || shiftKey || isComposing || repeat);
}
