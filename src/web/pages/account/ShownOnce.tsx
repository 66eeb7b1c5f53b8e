import { useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { t } from '../../language.ts';

interface Props {
  title: string;
  text: string;
  /** One or several lines that are never shown again. */
  lines: readonly string[];
  close: () => void;
}

/** What the server keeps only as a hash: to be copied now or made anew. */
export function ShownOnce({ title, text, lines, close }: Props) {
  const [copied, setCopied] = useState(false);
  // Without https a browser has no clipboard for pages: the lines can still be marked and copied by hand.
  const copy = () => navigator.clipboard?.writeText(lines.join('\n')).then(() => setCopied(true));
  return (
    <Dialog title={title} close={close}>
      <div className="form">
        <p>{text}</p>
        <ul className={lines.length > 1 ? 'shown-once several' : 'shown-once'}>
          {lines.map((line) => (
            <li key={line}>
              <code>{line}</code>
            </li>
          ))}
        </ul>
        <div className="acts">
          <button type="button" onClick={() => void copy()}>
            {t('account.copy')}
          </button>
          <button type="button" className="primary" onClick={close}>
            {t('account.kept')}
          </button>
          <span role="status" className="faint">
            {copied && t('account.copied')}
          </span>
        </div>
      </div>
    </Dialog>
  );
}
