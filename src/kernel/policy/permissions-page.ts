import { accountRoles, type Role } from '../identity/actor.ts';
import { type Permission, permissions } from './policy.ts';

const roleWords: Readonly<Record<Role, string>> = {
  leader: 'lãnh đạo',
  office: 'văn phòng',
  head: 'người đứng đầu',
  officer: 'cán bộ',
  'duty-officer': 'trực điều hành',
  'field-officer': 'cán bộ hiện trường',
  editor: 'biên tập',
  auditor: 'kiểm tra nhật ký',
  administrator: 'quản trị',
  citizen: 'người dân',
  public: 'công chúng',
};

const limitWords = { 'in-area': 'in the area', no: 'not given', yes: 'as any other' } as const;

/** docs/permissions.md: the table of the policy for people to read. */
export function permissionsPage(): string {
  const roles: Role[] = [...accountRoles, 'public'];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = (Object.keys(permissions) as Permission[]).map((name) => {
    const { allows, reach, limited } = permissions[name];
    return line([`\`${name}\``, allows, ...roles.map((role) => reach[role] ?? ''), limitWords[limited]]);
  });
  const heads = [
    'Permission',
    'What it allows',
    ...roles.map((role) => `${role} (${roleWords[role]})`),
    'Within an area',
  ];
  return `# Who may do what

Made from \`src/kernel/policy/policy.ts\`; to write it anew: \`npx vitest run src/kernel/policy -u\`.

An account holds appointments (bổ nhiệm): a role, for an organisation or none, within an area or everywhere, from one day to
another. Several may be held at once; each is asked anew with every request, so that one that ended yesterday gives nothing
today. **all**: the role reaches every record. **own**: those of the organisation the role is held for. Empty: refused.

An appointment may be limited to an area. The last column says what becomes of a permission then: it reaches what lies *in the
area* and in the areas within it; it is *not given*, because what it is about belongs to the whole city; or the limit makes no
difference.

What somebody may not see is answered as if it were not there. Restricted work (việc hạn chế tiếp cận) is seen by the people
named for it and by nobody else, whatever their role.

${line(heads)}
${line(heads.map(() => '---'))}
${rows.join('\n')}
`;
}
