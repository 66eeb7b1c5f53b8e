import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Sending, send } from '../../../../web/api.ts';
import { Chooser, type Named, organisationsFor } from '../../../../web/components/Chooser.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { t } from '../../../../web/language.ts';
import { refresh, useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { Board } from '../../boards/contract.ts';

interface Props {
  title: string;
  /** What it is filled in with; a new one if absent. */
  from?: Pick<Board, 'name' | 'organisation' | 'public'>;
  /** Copies are inside at first. */
  asksPublic?: boolean;
  /** Where what was filled in goes; makes a new board if absent. */
  sending?: (filled: { name: Board['name']; organisationId: string; public: boolean }) => [string, Sending];
  made: (board: Board) => void;
  close: () => void;
}

/** What a board is called, whose it is, and who sees it. */
export function BoardDialog({ title, from, asksPublic = true, sending, made, close }: Props) {
  const { organisationId, may } = useSession();
  const own = useGet<Named>(
    from === undefined && organisationId !== null ? `/api/v1/organisations/${organisationId}` : null,
  );
  const [vi, setVi] = useState(from?.name.vi ?? '');
  const [en, setEn] = useState(from?.name.en ?? '');
  const [chosen, choose] = useState<Named | null>(from?.organisation ?? null);
  const [isPublic, setPublic] = useState(from?.public ?? false);
  const [tried, setTried] = useState(false);
  const owner = chosen ?? own.data ?? null;
  const saving = useMutation({
    mutationFn: () => {
      const name = { vi: vi.trim(), en: en.trim() };
      const filled = { name, organisationId: owner?.id ?? '', public: isPublic };
      const [path, how] = sending?.(filled) ?? ['/api/v1/boards', { body: filled }];
      return send<Board>(path, how);
    },
    onSuccess: async (board) => {
      close();
      await refresh();
      made(board);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (vi.trim() !== '' && en.trim() !== '' && owner !== null) saving.mutate();
  };
  const wrong = (value: string) => (tried && value.trim() === '' ? t('boards.name-missing') : undefined);
  return (
    <Dialog title={title} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <Field label={t('boards.name-vi')} wrong={wrong(vi)}>
          <input value={vi} maxLength={200} onChange={({ target }) => setVi(target.value)} />
        </Field>
        <Field label={t('boards.name-en')} wrong={wrong(en)}>
          <input value={en} maxLength={200} onChange={({ target }) => setEn(target.value)} />
        </Field>
        <Chooser label={t('boards.owner')} chosen={owner} choose={choose} pathFor={organisationsFor} />
        {tried && owner === null && <p className="notice wrong">{t('boards.owner-missing')}</p>}
        {asksPublic && may('boards.publish') && (
          <label className="check">
            <input type="checkbox" checked={isPublic} onChange={({ target }) => setPublic(target.checked)} />
            <span>
              {t('boards.make-public')}
              <br />
              <span className="dim small">{t('boards.make-public-hint')}</span>
            </span>
          </label>
        )}
        <FormEnd act={t('web.save')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}
