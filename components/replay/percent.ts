/**
 * A horizontal place as an attribute. Charts have no width of their own: what must keep its size (text, ticks) is placed
 * by percentages, what may stretch (lines, areas) lies in a nested viewBox.
 */
export const percent = (share: number) => `${Math.round(share * 100_000) / 1000}%`;
