/**
 * Under our components and the libraries of React stands Preact: a fifth of its weight, which a slow phone on a slow line
 * feels most (docs/decisions/0041).
 */
export const preactForReact = [
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
  { find: 'react-dom/client', replacement: 'preact/compat/client' },
  { find: /^react\/(jsx-runtime|jsx-dev-runtime)$/, replacement: 'preact/$1' },
];
