import { QueryClientProvider } from '@tanstack/react-query';
import { Component, lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { Route, Switch } from 'wouter';
import { Bones } from './components/Answer.tsx';
import { Shell } from './components/Shell.tsx';
import { language, onLanguageChange, t } from './language.ts';
import { officePage } from './office-page.ts';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { queries } from './queries.ts';

// The board is the first page of most; the others come when they are asked for.
const ArticlesPage = officePage(() => import('../modules/portal/web/ArticlesPage.tsx'));
const ArticlePage = officePage(() => import('../modules/portal/web/ArticlePage.tsx'));
const NewArticlePage = officePage(() => import('../modules/portal/web/NewArticlePage.tsx'));
const BoardPage = lazy(() => import('../modules/directives/web/board/BoardPage.tsx'));
const DirectivesPage = lazy(() => import('../modules/directives/web/DirectivesPage.tsx'));
const ImportPage = officePage(() => import('../modules/directives/web/ImportPage.tsx'));
const VersionPage = lazy(() => import('../modules/directives/web/versions/VersionPage.tsx'));
const ReportPage = officePage(() => import('../modules/directives/web/report/ReportPage.tsx'));
const DirectivePage = lazy(() => import('../modules/directives/web/DirectivePage.tsx'));
const CommandPage = officePage(() => import('../modules/directives/web/command/CommandPage.tsx'));
const ReportFormPage = lazy(() => import('../modules/reports/web/ReportFormPage.tsx'));
const ReportsPage = lazy(() => import('../modules/reports/web/ReportsPage.tsx'));
const StatisticsPage = lazy(() => import('../modules/reports/web/statistics/StatisticsPage.tsx'));
const OneReportPage = lazy(() => import('../modules/reports/web/ReportPage.tsx'));
const MyReportsPage = lazy(() => import('../modules/reports/web/MyReportsPage.tsx'));
const DutyPage = officePage(() => import('../modules/reports/web/duty/DutyPage.tsx'));
const ShiftsPage = officePage(() => import('../modules/reports/web/duty/ShiftsPage.tsx'));
const ShiftPage = officePage(() => import('../modules/reports/web/duty/ShiftPage.tsx'));
const OnBehalfPage = officePage(() => import('../modules/reports/web/on-behalf/OnBehalfPage.tsx'));
const FollowPage = lazy(() => import('../modules/reports/web/FollowPage.tsx'));
const InspectionsPage = officePage(() => import('../modules/order/web/InspectionsPage.tsx'));
const InspectionPage = officePage(() => import('../modules/order/web/InspectionPage.tsx'));
const DeskPage = officePage(() => import('./pages/desk/DeskPage.tsx'));
const SilentPage = officePage(() => import('./pages/silent/SilentPage.tsx'));
const TasksPage = lazy(() => import('./pages/task/TasksPage.tsx'));
const TaskPage = lazy(() => import('./pages/task/TaskPage.tsx'));
const MapPage = lazy(() => import('./pages/map/MapPage.tsx'));
const AreasPage = lazy(() => import('./pages/areas/AreasPage.tsx'));
const PlacesPage = lazy(() => import('./pages/places/PlacesPage.tsx'));
const DataPage = lazy(() => import('./pages/data/DataPage.tsx'));
const DataSetPage = lazy(() => import('./pages/data/DataSetPage.tsx'));
const SearchPage = lazy(() => import('./search/SearchPage.tsx'));
const SignInPage = officePage(() => import('./pages/account/SignInPage.tsx'));
const AccountPage = officePage(() => import('./pages/account/AccountPage.tsx'));
const InvitationPage = officePage(() => import('./pages/account/InvitationPage.tsx'));
const AccountsPage = officePage(() => import('./pages/accounts/AccountsPage.tsx'));
const ManagedAccountPage = officePage(() => import('./pages/accounts/ManagedAccountPage.tsx'));
const AdminPage = officePage(() => import('./pages/admin/AdminPage.tsx'));
const OrganisationsPage = officePage(() => import('./pages/admin/OrganisationsPage.tsx'));
const OrganisationPage = officePage(() => import('./pages/admin/OrganisationPage.tsx'));
const AreasAdminPage = officePage(() => import('./pages/admin/AreasPage.tsx'));
const AreaAdminPage = officePage(() => import('./pages/admin/AreaPage.tsx'));
const ImportOutlinesPage = officePage(() => import('./pages/admin/ImportPage.tsx'));
const CalendarPage = officePage(() => import('./pages/admin/CalendarPage.tsx'));
const CategoriesPage = officePage(() => import('../modules/reports/web/admin/CategoriesPage.tsx'));
const ChecklistsPage = officePage(() => import('../modules/order/web/admin/ChecklistsPage.tsx'));
const JurisdictionsPage = officePage(() => import('../modules/reports/web/admin/JurisdictionsPage.tsx'));
const LettersPage = officePage(() => import('../modules/reports/web/admin/LettersPage.tsx'));
const PartnersPage = officePage(() => import('../modules/reports/web/admin/PartnersPage.tsx'));
const ReportSheetPage = officePage(() => import('../modules/reports/web/admin/SheetPage.tsx'));
const WebhooksPage = officePage(() => import('./pages/admin/WebhooksPage.tsx'));
const RoutingPage = officePage(() => import('../modules/reports/web/admin/routing/RoutingPage.tsx'));
const DeadlineRulesPage = officePage(() => import('./pages/admin/DeadlineRulesPage.tsx'));
const RemindersPage = officePage(() => import('./pages/admin/RemindersPage.tsx'));
const JobsPage = officePage(() => import('./pages/admin/JobsPage.tsx'));
const HistoryPage = officePage(() => import('./pages/history/HistoryPage.tsx'));
const InboxPage = officePage(() => import('./pages/notifications/InboxPage.tsx'));
const NoticeSettingsPage = officePage(() => import('./pages/notifications/SettingsPage.tsx'));
const FollowingPage = lazy(() => import('./pages/notifications/FollowingPage.tsx'));
const LeavePage = lazy(() => import('./pages/notifications/LeavePage.tsx'));
const IndicatorsPage = lazy(() => import('../modules/indicators/web/IndicatorsPage.tsx'));
const DefineIndicatorPage = officePage(() => import('../modules/indicators/web/define/DefinePage.tsx'));
const IndicatorTargetsPage = officePage(() => import('../modules/indicators/web/targets/TargetsPage.tsx'));
const IndicatorPage = lazy(() => import('../modules/indicators/web/IndicatorPage.tsx'));
const BalancePage = officePage(() => import('../modules/indicators/web/balance/BalancePage.tsx'));
const DivisionPage = officePage(() => import('../modules/indicators/web/balance/DivisionPage.tsx'));
const BoardsPage = officePage(() => import('../modules/indicators/web/boards/BoardsPage.tsx'));
const OneBoardPage = officePage(() => import('../modules/indicators/web/boards/BoardPage.tsx'));
const ComposeBoardPage = officePage(() => import('../modules/indicators/web/boards/ComposePage.tsx'));
const IndicatorImportsPage = officePage(() => import('../modules/indicators/web/imports/ImportsPage.tsx'));
const IndicatorImportPage = officePage(() => import('../modules/indicators/web/imports/ImportPage.tsx'));
const ScorecardSetsPage = lazy(() => import('../modules/scorecards/web/SetsPage.tsx'));
const ScorecardGoalPage = lazy(() => import('../modules/scorecards/web/GoalPage.tsx'));
const ScorecardPage = lazy(() => import('../modules/scorecards/web/CardPage.tsx'));
const ScorecardGapPage = lazy(() => import('../modules/scorecards/web/GapPage.tsx'));
const SimulatorPage = lazy(() => import('../modules/scorecards/web/SimulatorPage.tsx'));
const BoundariesPage = officePage(() => import('../modules/boundaries/web/BoundariesPage.tsx'));
const ScenarioPage = officePage(() => import('../modules/boundaries/web/ScenarioPage.tsx'));
const WarningsPage = lazy(() => import('../modules/warnings/web/WarningsPage.tsx'));
const WarningPage = lazy(() => import('../modules/warnings/web/WarningPage.tsx'));
const DeadlinePage = lazy(() => import('./pages/deadline/DeadlinePage.tsx'));

export function App() {
  const shown = useSyncExternalStore(onLanguageChange, language);
  // What the server words itself (reasons, explanations) is asked again in the new language.
  useEffect(() => onLanguageChange(() => queries.clear()), []);
  return (
    <QueryClientProvider client={queries}>
      <Unbroken key={shown}>
        <Suspense fallback={<Bones lines={6} />}>
          <Switch>
            <Route path="/command" component={CommandPage} />
            <Route>
              <Shell>
                <Suspense fallback={<Bones lines={6} />}>
                  <Pages />
                </Suspense>
              </Shell>
            </Route>
          </Switch>
        </Suspense>
      </Unbroken>
    </QueryClientProvider>
  );
}

/** What stands within the shell; the wall stands alone. */
function Pages() {
  return (
    <Switch>
      <Route path="/" component={BoardPage} />
      <Route path="/directives" component={DirectivesPage} />
      <Route path="/directives/new" component={ImportPage} />
      <Route path="/directives/:id" component={DirectivePage} />
      <Route path="/directives/:id/versions/:ordinal" component={VersionPage} />
      <Route path="/progress-reports" component={ReportPage} />
      <Route path="/report" component={ReportFormPage} />
      <Route path="/follow/:key?" component={FollowPage} />
      <Route path="/reports" component={ReportsPage} />
      <Route path="/reports/mine" component={MyReportsPage} />
      <Route path="/reports/on-behalf" component={OnBehalfPage} />
      <Route path="/reports/import" component={ReportSheetPage} />
      <Route path="/reports/statistics" component={StatisticsPage} />
      <Route path="/reports/:id" component={OneReportPage} />
      <Route path="/duty" component={DutyPage} />
      <Route path="/duty/shifts" component={ShiftsPage} />
      <Route path="/duty/shifts/:id" component={ShiftPage} />
      <Route path="/desk" component={DeskPage} />
      <Route path="/silent-owners" component={SilentPage} />
      <Route path="/tasks" component={TasksPage} />
      <Route path="/tasks/:id" component={TaskPage} />
      <Route path="/history/:kind/:id" component={HistoryPage} />
      <Route path="/deadline" component={DeadlinePage} />
      <Route path="/map" component={MapPage} />
      <Route path="/indicators" component={IndicatorsPage} />
      <Route path="/indicators/new" component={DefineIndicatorPage} />
      <Route path="/indicators/:code/edit" component={DefineIndicatorPage} />
      <Route path="/indicators/:code" component={IndicatorPage} />
      <Route path="/balance" component={BalancePage} />
      <Route path="/balance/new" component={DivisionPage} />
      <Route path="/balance/:id/edit" component={DivisionPage} />
      <Route path="/boards" component={BoardsPage} />
      <Route path="/boards/:id" component={OneBoardPage} />
      <Route path="/boards/:id/edit" component={ComposeBoardPage} />
      <Route path="/indicator-targets" component={IndicatorTargetsPage} />
      <Route path="/indicator-imports" component={IndicatorImportsPage} />
      <Route path="/indicator-imports/:id" component={IndicatorImportPage} />
      <Route path="/scorecards" component={ScorecardSetsPage} />
      <Route path="/scorecards/goals/:goal" component={ScorecardGoalPage} />
      <Route path="/scorecards/:set" component={ScorecardPage} />
      <Route path="/scorecards/:set/gap" component={ScorecardGapPage} />
      <Route path="/scorecards/:set/simulate" component={SimulatorPage} />
      <Route path="/boundaries" component={BoundariesPage} />
      <Route path="/boundaries/:id" component={ScenarioPage} />
      <Route path="/warnings" component={WarningsPage} />
      <Route path="/warnings/:id" component={WarningPage} />
      <Route path="/areas" component={AreasPage} />
      <Route path="/places" component={PlacesPage} />
      <Route path="/places/:id" component={PlacesPage} />
      <Route path="/data" component={DataPage} />
      <Route path="/data/:id" component={DataSetPage} />
      <Route path="/inspections" component={InspectionsPage} />
      <Route path="/inspections/:id" component={InspectionPage} />
      <Route path="/articles" component={ArticlesPage} />
      <Route path="/articles/new" component={NewArticlePage} />
      <Route path="/articles/:id" component={ArticlePage} />
      <Route path="/search" component={SearchPage} />
      <Route path="/notifications" component={InboxPage} />
      <Route path="/notifications/settings" component={NoticeSettingsPage} />
      <Route path="/notifications/following" component={FollowingPage} />
      <Route path="/notifications/leave" component={LeavePage} />
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/account" component={AccountPage} />
      <Route path="/invitation" component={InvitationPage} />
      <Route path="/admin" component={AdminPage} />
      <Route path="/admin/organisations" component={OrganisationsPage} />
      <Route path="/admin/organisations/:id" component={OrganisationPage} />
      <Route path="/admin/areas" component={AreasAdminPage} />
      <Route path="/admin/areas/import" component={ImportOutlinesPage} />
      <Route path="/admin/areas/:id" component={AreaAdminPage} />
      <Route path="/admin/calendar" component={CalendarPage} />
      <Route path="/admin/deadline-rules" component={DeadlineRulesPage} />
      <Route path="/admin/report-categories" component={CategoriesPage} />
      <Route path="/admin/checklists" component={ChecklistsPage} />
      <Route path="/admin/open311" component={JurisdictionsPage} />
      <Route path="/admin/report-letters" component={LettersPage} />
      <Route path="/admin/intake-partners" component={PartnersPage} />
      <Route path="/admin/webhooks" component={WebhooksPage} />
      <Route path="/admin/report-routing" component={RoutingPage} />
      <Route path="/admin/reminder-rules" component={RemindersPage} />
      <Route path="/admin/jobs" component={JobsPage} />
      <Route path="/admin/accounts" component={AccountsPage} />
      <Route path="/admin/accounts/:id" component={ManagedAccountPage} />
      <Route path="/vi/*?" component={ServedPage} />
      <Route path="/en/*?" component={ServedPage} />
      <Route component={NotFoundPage} />
    </Switch>
  );
}

/** The public pages are written by the server: a link of ours that leads there is asked of it. */
function ServedPage() {
  useEffect(() => location.reload(), []);
  return <Bones lines={6} />;
}

/** If a page breaks, it says so, instead of leaving an empty window. */
class Unbroken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="narrow">
        <div className="notice wrong" role="alert">
          <h1>{t('web.broken.title')}</h1>
          <p>{t('web.broken.text')}</p>
          <button type="button" className="primary" onClick={() => location.reload()}>
            {t('web.broken.reload')}
          </button>
        </div>
      </main>
    );
  }
}
