import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Permission } from '../../../kernel/policy/policy.ts';
import { Bones } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { t } from '../../language.ts';
import { useSession } from '../../session.ts';
import { sections } from './sections.ts';
import './admin.css';

/** Quản trị: what this person may administer. */
export default function AdminPage() {
  const { isPending, may } = useSession();
  if (isPending) return <Bones lines={4} />;
  const open = sections.filter(({ permission }) => may(permission));
  return (
    <Page title={t('admin.title')} under={open.length > 0 ? t('admin.under') : undefined}>
      {open.length === 0 ? (
        <p className="notice care">{t('admin.nothing')}</p>
      ) : (
        <ul className="admin-sections">
          {open.map(({ path, title, text }) => (
            <li key={path} className="card padded">
              <h2>
                <Link href={path}>{t(title)}</Link>
              </h2>
              <p className="small dim">{t(text)}</p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

interface AdminProps {
  title: string;
  permission: Permission;
  under?: ReactNode;
  /** Where it stands below: the list of a record. */
  back?: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of administration: shown to those who may, and said to the others. */
export function Admin({ permission, back, children, acts, ...page }: AdminProps) {
  const { isPending, may } = useSession();
  if (isPending) return <Bones lines={6} />;
  const over = back ?? <Link href="/admin">{t('admin.title')}</Link>;
  if (!may(permission)) {
    return (
      <Page title={page.title}>
        <p className="notice care">{t('admin.nothing')}</p>
      </Page>
    );
  }
  return (
    <Page {...page} over={over} acts={acts} className="admin">
      {children}
    </Page>
  );
}
