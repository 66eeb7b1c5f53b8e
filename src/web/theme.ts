export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const root = document.documentElement;
const listeners = new Set<() => void>();
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
systemIsDark.addEventListener('change', tell);

function tell(): void {
  for (const listener of listeners) listener();
}

export function theme(): Theme {
  const chosen = root.dataset.theme;
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** What the eye sees, whoever chose it. */
export function shownTheme(): 'light' | 'dark' {
  const chosen = theme();
  if (chosen !== 'system') return chosen;
  return systemIsDark.matches ? 'dark' : 'light';
}

export function changeTheme(next: Theme): void {
  if (next === 'system') {
    delete root.dataset.theme;
    localStorage.removeItem('theme');
  } else {
    root.dataset.theme = next;
    localStorage.setItem('theme', next);
  }
  tell();
}

/** Shows a page in one theme whatever was chosen, until the function it answers is called; the choice stays. */
export function holdTheme(held: 'light' | 'dark'): () => void {
  const before = root.dataset.theme;
  root.dataset.theme = held;
  tell();
  return () => {
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
    tell();
  };
}

export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
