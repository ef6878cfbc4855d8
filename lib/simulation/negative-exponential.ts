/**
 * e^−x for x ≥ 0 from + − × ÷ alone. `Math.exp` differs between engines in the last bits, and a key must not depend on
 * the engine. Relative error below 1e-14 up to x = 700; 0 beyond.
 */
export function negativeExponential(x: number): number {
  if (!(x > 0)) return 1;
  if (x >= 700) return 0;
  const whole = Math.floor(x);
  const fraction = x - whole;
  const step = Math.floor(fraction * 256);
  const rest = fraction - step / 256;
  // Taylor's series on rest < 1/256: the first term left out is below 1e-16
  const tail = 1 - rest * (1 - (rest / 2) * (1 - (rest / 3) * (1 - (rest / 4) * (1 - rest / 5))));
  return (wholes[whole] ?? 0) * (steps[step] ?? 1) * tail;
}

const wholes = powers(1 / 2.718281828459045, 700);
const steps = powers(inverseRoot256(), 256);

function powers(base: number, count: number): Float64Array {
  const table = new Float64Array(count + 1);
  table[0] = 1;
  for (let i = 1; i <= count; i++) table[i] = (table[i - 1] ?? 1) * base;
  return table;
}

/** e^(−1/256), by Taylor's series. */
function inverseRoot256(): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 12; n++) {
    term = -term / 256 / n;
    sum += term;
  }
  return sum;
}
