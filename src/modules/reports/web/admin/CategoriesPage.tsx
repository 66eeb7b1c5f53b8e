import { useState } from 'react';
import { send } from '../../../../web/api.ts';
import { Answer } from '../../../../web/components/Answer.tsx';
import { termWord } from '../../../../web/components/term.ts';
import { dayOf, formatDay } from '../../../../web/format.ts';
import { language, t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { Admin } from '../../../../web/pages/admin/AdminPage.tsx';
import { FormDialog } from '../../../../web/pages/admin/FormDialog.tsx';
import { HistoryLink } from '../../../../web/pages/history/HistoryLink.tsx';
import { useGet } from '../../../../web/queries.ts';
import type { Category } from '../../categories/contract.ts';
import { categoryIcon } from '../category-icons.tsx';
import { CategoryDialog } from './CategoryDialog.tsx';
import { categoriesPath, termsOf } from './category-terms.ts';

type Asking = { act: 'add' } | { act: 'change' | 'end'; category: Category };

/** Lĩnh vực phản ánh: what people can report, with its clocks, what they are asked, and who may see it. */
export default function CategoriesPage() {
  const [asking, ask] = useState<Asking | null>(null);
  const categories = useGet<{ items: Category[] }>(`${categoriesPath}?all=true`);
  const today = dayOf(useNow());
  const close = () => ask(null);
  return (
    <Admin
      title={t('admin.categories')}
      permission="reports.settle"
      under={t('admin.categories.text')}
      acts={
        <button type="button" className="primary" onClick={() => ask({ act: 'add' })}>
          {t('admin.category.add')}
        </button>
      }
    >
      <Answer of={categories}>
        {({ items }) =>
          items.length === 0 ? (
            <NoneYet />
          ) : (
            <ul className="admin-cards">
              {items.map((category) => (
                <li key={category.id} className="card padded rule">
                  <h2 className="with-icon">
                    {categoryIcon(category.icon)} {category.name[language()]}
                  </h2>
                  <Said category={category} today={today} />
                  <div className="acts">
                    <button type="button" onClick={() => ask({ act: 'change', category })}>
                      {t('admin.category.change')}
                    </button>
                    {category.activeTo === null && (
                      <button type="button" onClick={() => ask({ act: 'end', category })}>
                        {t('admin.category.end')}
                      </button>
                    )}
                    <HistoryLink kind="report-category" id={category.id} />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {asking?.act === 'add' && <CategoryDialog category={null} close={close} />}
      {asking?.act === 'change' && <CategoryDialog category={asking.category} close={close} />}
      {asking?.act === 'end' && (
        <FormDialog
          title={t('admin.category.end')}
          text={t('admin.category.end-text', { name: asking.category.name[language()] })}
          run={() =>
            send(`${categoriesPath}/${asking.category.id}`, {
              method: 'PUT',
              body: { ...termsOf(asking.category), activeTo: today },
              ifMatch: `"${asking.category.version}"`,
            })
          }
          close={close}
        />
      )}
    </Admin>
  );
}

/** A city without categories takes no reports: it begins with the set that is shipped, and changes it. */
function NoneYet() {
  const [asked, ask] = useState(false);
  return (
    <div className="card padded rule">
      <p className="dim">{t('admin.categories.none')}</p>
      <div className="acts">
        <button type="button" onClick={() => ask(true)}>
          {t('admin.categories.defaults')}
        </button>
      </div>
      {asked && (
        <FormDialog
          title={t('admin.categories.defaults')}
          text={t('admin.categories.defaults-text')}
          run={() => send(`${categoriesPath}/defaults`, {})}
          close={() => ask(false)}
        />
      )}
    </div>
  );
}

function Said({ category, today }: { category: Category; today: string }) {
  const { acceptRule, finishRule, warnHours, headHours, leaderHours, attributes, activeFrom, activeTo } = category;
  const lines = [
    acceptRule !== null && t('admin.category.accepts', { term: termWord(acceptRule) }),
    t('admin.category.finishes', { term: termWord(finishRule) }),
    warnHours !== null && t('admin.category.warns', { count: warnHours }),
    headHours !== null && t('admin.category.tells-head', { count: headHours }),
    leaderHours !== null && t('admin.category.tells-leader', { count: leaderHours }),
    category.closeDays !== null && t('admin.category.closes', { count: category.closeDays }),
    category.afterPhoto && t('admin.category.after-photo'),
    category.restricted && t('admin.category.restricted'),
    category.publication === 'never' && t('admin.category.never-public'),
    attributes.length > 0 && t('admin.category.asks', { count: attributes.length }),
  ].filter((line) => line !== false);
  return (
    <>
      {activeTo !== null && activeTo <= today && (
        <p className="notice care">{t('admin.category.off', { day: formatDay(activeTo) })}</p>
      )}
      <ul className="admin-terms small">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="small dim">
        {category.confirmed ? category.source : t('admin.category.unconfirmed')} ·{' '}
        {activeTo === null
          ? t('admin.since', { from: formatDay(activeFrom) })
          : t('admin.period', { from: formatDay(activeFrom), to: formatDay(activeTo) })}{' '}
        · <code>{category.code}</code>
      </p>
    </>
  );
}
