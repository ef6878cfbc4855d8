/** Key letters follow the order drawn for this learner. */
export const letterAt = (position: number) => String.fromCharCode(65 + position);

export function letterOf(options: readonly { id: string }[], id: string): string {
  const position = options.findIndex((option) => option.id === id);
  return position < 0 ? '' : letterAt(position);
}

/** "B" · "A and C" · "A, C and D". */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
