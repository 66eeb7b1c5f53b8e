import type { ReactNode } from 'react';
import { imagePath } from '../paths.ts';
import type { Block, Run, Runs } from '../text/blocks.ts';

/** The text of an article as its readers will see it. */
export function BlocksView({ blocks, articleId }: { blocks: readonly Block[]; articleId: string | null }) {
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text do not move
    <BlockView key={at} block={block} articleId={articleId} />
  ));
}

function BlockView({ block, articleId }: { block: Block; articleId: string | null }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <RunsView runs={block.text} />
        </p>
      );
    case 'heading':
      return block.level === 2 ? (
        <h3>
          <RunsView runs={block.text} />
        </h3>
      ) : (
        <h4>
          <RunsView runs={block.text} />
        </h4>
      );
    case 'list': {
      const items = listed(block.items.map(({ depth, text }) => ({ text, className: `depth-${depth}` })));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'quote':
      return <blockquote>{block.paragraphs.map((runs) => paragraph(runs))}</blockquote>;
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard
        <div className="scroll" tabIndex={0}>
          <table>
            <tbody>
              {[block.head, ...block.rows].map((row) => (
                <tr key={JSON.stringify(row)}>
                  {row.map((cell) => (
                    <td key={JSON.stringify(cell)}>
                      <RunsView runs={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'image':
      return (
        <figure>
          {articleId !== null && <img src={imagePath(articleId, block.picture.imageId)} alt={block.picture.alt} />}
          {block.picture.caption !== null && <figcaption>{block.picture.caption}</figcaption>}
        </figure>
      );
    case 'rule':
      return <hr />;
  }
}

const paragraph = (runs: Runs) => (
  <p key={JSON.stringify(runs)}>
    <RunsView runs={runs} />
  </p>
);

const listed = (items: readonly { text: Runs; className: string }[]): ReactNode[] =>
  items.map(({ text, className }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the items of a text do not move
    <li key={at} className={className}>
      <RunsView runs={text} />
    </li>
  ));

const RunsView = ({ runs }: { runs: Runs }) =>
  runs.map((run, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a text do not move
    <RunView key={at} run={run} />
  ));

function RunView({ run: { text, strong, emphasis, href } }: { run: Run }) {
  let shown: ReactNode = <span className="as-typed">{text}</span>;
  if (emphasis) shown = <em>{shown}</em>;
  if (strong) shown = <strong>{shown}</strong>;
  return href === undefined ? shown : <a href={href}>{shown}</a>;
}
