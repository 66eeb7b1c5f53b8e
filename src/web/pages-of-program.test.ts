import { expect, test } from 'vitest';
import { isOpenTo, namedPages } from './pages-of-program.tsx';

test('who publishes articles finds their page, as who writes them does, and nobody else', () => {
  const opens = (...held: string[]) =>
    namedPages.filter((page) => isOpenTo(page, (permission) => held.includes(permission))).map(({ to }) => to);
  expect(opens('articles.publish')).toContain('/articles');
  expect(opens('articles.write')).toContain('/articles');
  expect(opens('desk.use')).not.toContain('/articles');
});
