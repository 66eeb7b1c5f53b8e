interface Props<Choice extends string> {
  label: string;
  choices: readonly (readonly [Choice, string])[];
  chosen: Choice;
  choose: (choice: Choice) => void;
}

/** One of a few faces of the same thing: map or list, all or mine. */
export function Switch<Choice extends string>({ label, choices, chosen, choose }: Props<Choice>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className="switch" role="group" aria-label={label}>
      {choices.map(([choice, word]) => (
        <button key={choice} type="button" aria-pressed={choice === chosen} onClick={() => choose(choice)}>
          {word}
        </button>
      ))}
    </div>
  );
}
