import { Dialog } from '../../components/Dialog.tsx';
import { type MessageKey, t } from '../../language.ts';

const keys: readonly (readonly [string, MessageKey])[] = [
  ['↑ ↓', 'desk.keys.move'],
  ['Enter', 'desk.keys.open'],
  ['x', 'desk.keys.select'],
  ['a', 'desk.keys.act'],
  ['?', 'desk.keys.help'],
];

export function Keys({ close }: { close: () => void }) {
  return (
    <Dialog title={t('desk.keys')} close={close}>
      <dl className="facts">
        {keys.map(([key, word]) => (
          <div key={key} className="key">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
