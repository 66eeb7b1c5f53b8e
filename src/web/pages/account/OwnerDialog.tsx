import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { t } from '../../language.ts';

/** What the server takes as a sign that the owner is still at the screen. */
export interface Proof {
  password?: string;
}

interface Props<Done> {
  title: string;
  text?: string;
  /** In the words of the button. */
  act: string;
  hasPassword: boolean;
  run: (proof: Proof) => Promise<Done>;
  done: (result: Done) => void;
  close: () => void;
  children?: ReactNode;
}

/** Asks for the password before what protects an account is changed. */
export function OwnerDialog<Done>({ title, text, act, hasPassword, run, done, close, children }: Props<Done>) {
  const [password, setPassword] = useState('');
  const running = useMutation({
    mutationFn: () => run(hasPassword ? { password } : {}),
    onSuccess: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    running.mutate();
  };
  return (
    <Dialog title={title} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        {text !== undefined && <p>{text}</p>}
        {children}
        {hasPassword && (
          <Field label={t('account.your-password')}>
            <input
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={({ target }) => setPassword(target.value)}
            />
          </Field>
        )}
        <FormEnd act={act} saving={running} close={close} />
      </form>
    </Dialog>
  );
}
