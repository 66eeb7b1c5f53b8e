import { useState } from 'react';
import { send } from '../../api.ts';
import { t } from '../../language.ts';
import { FormDialog } from './FormDialog.tsx';
import { TextField } from './fields.tsx';

interface Stretch {
  from: string;
  until: string;
}

/** Giờ làm việc of the city from a day on; a Saturday without a time is a day off. */
export function HoursDialog({ close }: { close: () => void }) {
  const [from, setFrom] = useState('');
  const [morning, setMorning] = useState<Stretch>({ from: '07:30', until: '11:30' });
  const [afternoon, setAfternoon] = useState<Stretch>({ from: '13:30', until: '17:00' });
  const [saturday, setSaturday] = useState<Stretch>({ from: '', until: '' });
  const [reason, setReason] = useState('');
  const body = () => ({
    calendar: 'city',
    from,
    weekdays: [morning, afternoon].filter(isGiven),
    saturday: [saturday].filter(isGiven),
    sunday: [],
    reason,
  });
  return (
    <FormDialog
      title={t('admin.hours.set')}
      text={t('admin.hours.text')}
      run={() => send('/api/v1/calendar/office-hours', { body: body() })}
      close={close}
    >
      {(wrong) => (
        <>
          <TextField type="date" label={t('admin.from-day')} value={from} set={setFrom} wrong={wrong('from')} />
          <Hours legend={t('admin.hours.morning')} stretch={morning} set={setMorning} wrong={wrong('weekdays')} />
          <Hours legend={t('admin.hours.afternoon')} stretch={afternoon} set={setAfternoon} />
          <Hours legend={t('admin.hours.saturday')} stretch={saturday} set={setSaturday} wrong={wrong('saturday')} />
          <TextField label={t('admin.reason')} value={reason} set={setReason} wrong={wrong('reason')} long />
        </>
      )}
    </FormDialog>
  );
}

const isGiven = ({ from, until }: Stretch): boolean => from !== '' || until !== '';

interface HoursProps {
  legend: string;
  stretch: Stretch;
  set: (stretch: Stretch) => void;
  wrong?: string | undefined;
}

function Hours({ legend, stretch, set, wrong }: HoursProps) {
  return (
    <fieldset className="hours">
      <legend>{legend}</legend>
      <TextField
        type="time"
        label={t('admin.hours.from')}
        value={stretch.from}
        set={(from) => set({ ...stretch, from })}
        wrong={wrong}
      />
      <TextField
        type="time"
        label={t('admin.hours.until')}
        value={stretch.until}
        set={(until) => set({ ...stretch, until })}
      />
    </fieldset>
  );
}
