/** A labelled input with its hint and its error, tied together for those who do not see them side by side. */
export function Field({
  name,
  label,
  type,
  autoComplete,
  hint,
  error,
  ...rest
}: {
  name: string;
  label: string;
  type: 'email' | 'password' | 'text';
  autoComplete: string;
  hint?: string;
  error: string | undefined;
  defaultValue?: string;
  maxLength?: number;
  /** Names begin with a capital letter; addresses and codes are typed as they are. */
  autoCapitalize?: 'words' | 'characters';
}) {
  // an error says again what the hint said
  const described = error ? `${name}-error` : hint ? `${name}-hint` : undefined;
  return (
    <div>
      <label htmlFor={name} className="text-small mb-1 block font-semibold">
        {label}
      </label>
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        aria-invalid={error !== undefined}
        aria-describedby={described}
        className="field"
        {...rest}
      />
      {error && (
        <p id={`${name}-error`} className="text-small text-lost mt-1">
          {error}
        </p>
      )}
      {hint && !error && (
        <p id={`${name}-hint`} className="text-small text-grey mt-1">
          {hint}
        </p>
      )}
    </div>
  );
}
