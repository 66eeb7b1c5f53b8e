import { useState } from 'react';
import { useLocation } from 'wouter';
import { type Organisation, SuccessionKind } from '../../../kernel/organisations/contract.ts';
import { send } from '../../api.ts';
import { areasFor, Chooser, ManyChooser, type Named, organisationsFor } from '../../components/Chooser.tsx';
import { type MessageKey, t } from '../../language.ts';
import { FormDialog } from './FormDialog.tsx';
import { ChoiceField, orNull, TextField, WithWrong } from './fields.tsx';

export const organisationActs = ['rename', 'name-head', 'serve', 'add-alias', 'end'] as const;
export type OrganisationAct = (typeof organisationActs)[number];

interface Props {
  organisation: Organisation;
  close: () => void;
}

export function OrganisationDialog({ act, ...props }: Props & { act: OrganisationAct }) {
  const Shown = dialogs[act];
  return <Shown {...props} />;
}

const pathOf = ({ id }: Organisation, act: string) => `/api/v1/organisations/${id}/${act}`;

function RenameDialog({ organisation, close }: Props) {
  const [, go] = useLocation();
  const [name, setName] = useState(organisation.name);
  const [onDay, setOnDay] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  return (
    <FormDialog
      title={t('admin.organisation.rename')}
      text={t('admin.organisation.rename-text')}
      run={() =>
        send<Organisation>(pathOf(organisation, 'rename'), { body: { name, onDay, legalBasis: orNull(legalBasis) } })
      }
      done={({ id }) => go(`/admin/organisations/${id}`)}
      close={close}
      refusals={{ 'organisations.name-in-use': 'name', 'organisations.ends-before-it-begins': 'onDay' }}
    >
      {(wrong) => (
        <>
          <TextField label={t('admin.new-name')} value={name} set={setName} wrong={wrong('name')} />
          <TextField type="date" label={t('admin.from-day')} value={onDay} set={setOnDay} wrong={wrong('onDay')} />
          <TextField label={t('admin.legal-basis')} value={legalBasis} set={setLegalBasis} optional />
        </>
      )}
    </FormDialog>
  );
}

function HeadDialog({ organisation, close }: Props) {
  const [title, setTitle] = useState(organisation.head?.title ?? '');
  const [personName, setPersonName] = useState('');
  const [from, setFrom] = useState('');
  return (
    <FormDialog
      title={t('admin.organisation.name-head')}
      text={t('admin.organisation.name-head-text')}
      run={() => send(pathOf(organisation, 'heads'), { body: { title, personName: orNull(personName), from } })}
      close={close}
      refusals={{ 'organisations.head-in-office': 'from', 'organisations.not-in-force': 'from' }}
    >
      {(wrong) => (
        <>
          <TextField label={t('admin.head-title')} value={title} set={setTitle} wrong={wrong('title')} />
          <TextField label={t('admin.head-name')} value={personName} set={setPersonName} optional />
          <TextField type="date" label={t('admin.from-day')} value={from} set={setFrom} wrong={wrong('from')} />
        </>
      )}
    </FormDialog>
  );
}

function ServeDialog({ organisation, close }: Props) {
  const [area, setArea] = useState<Named | null>(null);
  const [from, setFrom] = useState('');
  return (
    <FormDialog
      title={t('admin.organisation.serve')}
      run={() => send(pathOf(organisation, 'areas'), { body: { areaId: area?.id, from } })}
      close={close}
      refusals={{ 'organisations.area-served': 'areaId', 'organisations.not-in-force': 'from' }}
    >
      {(wrong) => (
        <>
          <WithWrong wrong={wrong('areaId')}>
            <Chooser label={t('admin.area')} chosen={area} choose={setArea} pathFor={areasFor} />
          </WithWrong>
          <TextField type="date" label={t('admin.from-day')} value={from} set={setFrom} wrong={wrong('from')} />
        </>
      )}
    </FormDialog>
  );
}

function AliasDialog({ organisation, close }: Props) {
  const [alias, setAlias] = useState('');
  return (
    <FormDialog
      title={t('admin.organisation.add-alias')}
      text={t('admin.organisation.add-alias-text')}
      run={() => send(pathOf(organisation, 'aliases'), { body: { alias } })}
      close={close}
    >
      {(wrong) => <TextField label={t('admin.alias')} value={alias} set={setAlias} wrong={wrong('alias')} />}
    </FormDialog>
  );
}

function EndDialog({ organisation, close }: Props) {
  const [onDay, setOnDay] = useState('');
  const [successors, setSuccessors] = useState<Named[]>([]);
  const [kind, setKind] = useState<SuccessionKind>('merged');
  const [reason, setReason] = useState('');
  const body = () => ({ onDay, reason, successors: successors.map(({ id }) => ({ id, kind })) });
  return (
    <FormDialog
      title={t('admin.organisation.end')}
      text={t('admin.organisation.end-text', { name: organisation.name })}
      run={() => send(pathOf(organisation, 'end'), { body: body() })}
      close={close}
      refusals={{ 'organisations.ends-before-it-begins': 'onDay', 'organisations.has-later-terms': 'onDay' }}
    >
      {(wrong) => (
        <>
          <TextField type="date" label={t('admin.end-day')} value={onDay} set={setOnDay} wrong={wrong('onDay')} />
          <ManyChooser
            label={t('admin.successors')}
            chosen={successors}
            choose={setSuccessors}
            pathFor={organisationsFor}
          />
          {successors.length > 0 && (
            <ChoiceField
              label={t('admin.how')}
              value={kind}
              set={setKind}
              options={SuccessionKind.options}
              word={(one) => t(`organisations.succession.${one}` satisfies MessageKey)}
            />
          )}
          <TextField label={t('admin.reason')} value={reason} set={setReason} wrong={wrong('reason')} long />
        </>
      )}
    </FormDialog>
  );
}

const dialogs = {
  rename: RenameDialog,
  'name-head': HeadDialog,
  serve: ServeDialog,
  'add-alias': AliasDialog,
  end: EndDialog,
} as const;
