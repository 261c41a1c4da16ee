import router from '@adonisjs/core/services/router'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const CompanyWordsController = () => import('#app/calls/controllers/company_words_controller')
const AgentLogsController = () => import('#app/calls/controllers/agent_logs_controller')
const AgentLogExportsController = () =>
  import('#app/calls/controllers/agent_log_exports_controller')
const CallsController = () => import('#app/calls/controllers/calls_controller')
const AudioController = () => import('#app/calls/controllers/recording_audio_controller')
const PeaksController = () => import('#app/calls/controllers/recording_peaks_controller')
const HoldsOfRecordingsController = () =>
  import('#app/calls/controllers/recording_holds_controller')
const CallExportsController = () => import('#app/calls/controllers/call_exports_controller')
const PoliciesController = () => import('#app/calls/controllers/recording_policies_controller')
const DeletionsController = () => import('#app/calls/controllers/recording_deletions_controller')
const CustomerRecordingsController = () =>
  import('#app/calls/controllers/customer_recordings_controller')
const ReconciliationsController = () => import('#app/calls/controllers/reconciliations_controller')
const CallImportsController = () => import('#app/calls/controllers/call_imports_controller')
const ImportAcceptancesController = () =>
  import('#app/calls/controllers/call_import_acceptances_controller')
const CallTemplatesController = () => import('#app/calls/controllers/call_templates_controller')
const MessagesController = () => import('#app/calls/controllers/messages_controller')
const CallNotesController = () => import('#app/calls/controllers/call_notes_controller')
const CdrsController = () => import('#app/calls/controllers/cdrs_controller')
const PhonesController = () => import('#app/calls/controllers/phones_controller')
const BrowserCredentialsController = () =>
  import('#app/calls/controllers/browser_credentials_controller')
const SignInsController = () => import('#app/calls/controllers/phone_sign_ins_controller')
const ReadyStatesController = () => import('#app/calls/controllers/phone_ready_states_controller')
const NotReadyStatesController = () =>
  import('#app/calls/controllers/phone_not_ready_states_controller')
const AnswersController = () => import('#app/calls/controllers/phone_answers_controller')
const HangUpsController = () => import('#app/calls/controllers/phone_hang_ups_controller')
const HoldsController = () => import('#app/calls/controllers/phone_holds_controller')
const MarksController = () => import('#app/calls/controllers/phone_marks_controller')
const MutesController = () => import('#app/calls/controllers/phone_mutes_controller')
const DigitsController = () => import('#app/calls/controllers/phone_digits_controller')
const TransfersController = () => import('#app/calls/controllers/phone_transfers_controller')
const ConsultationsController = () =>
  import('#app/calls/controllers/phone_consultations_controller')
const ConferencesController = () => import('#app/calls/controllers/phone_conferences_controller')
const ForwardsController = () => import('#app/calls/controllers/phone_forwards_controller')
const MarkDeletionsController = () =>
  import('#app/calls/controllers/call_mark_deletions_controller')
const TargetsController = () => import('#app/calls/controllers/phone_targets_controller')
const WrapUpsController = () => import('#app/calls/controllers/phone_wrap_ups_controller')

const SwitchConfigurationsController = () =>
  import('#app/calls/controllers/switch_configurations_controller')
const SwitchAppliesController = () => import('#app/calls/controllers/switch_applies_controller')

// For the switch, which waits for the answer: nothing of what a page needs stands before it.
router.post('/cdr', [CdrsController, 'store']).as('cdrs.store')

router
  .get('/calls/words', [CompanyWordsController, 'show'])
  .as('company_words.show')
  .use(signedInStack)

router
  .group(() => {
    router.get('/', [ReconciliationsController, 'index']).as('reconciliations.index')
    router.post('/', [ReconciliationsController, 'store']).as('reconciliations.store')
  })
  .prefix('/calls/reconciliation')
  .use([...signedInStack, middleware.permission('system.view')])

router
  .group(() => {
    router.get('/', [CallImportsController, 'index']).as('call_imports.index')
    router.post('/', [CallImportsController, 'store']).as('call_imports.store')
    router.get('/template', [CallTemplatesController, 'show']).as('call_templates.show')
    router
      .group(() => {
        router.get('/', [CallImportsController, 'show']).as('call_imports.show')
        router.delete('/', [CallImportsController, 'destroy']).as('call_imports.destroy')
        router
          .post('/acceptance', [ImportAcceptancesController, 'store'])
          .as('call_import_acceptances.store')
        router
          .delete('/acceptance', [ImportAcceptancesController, 'destroy'])
          .as('call_import_acceptances.destroy')
      })
      .prefix('/:id')
      .where('id', router.matchers.number())
  })
  .prefix('/calls/imports')
  .use([...signedInStack, middleware.permission('calls.import')])

router
  .group(() => {
    router.get('/', [PoliciesController, 'show']).as('recording_policies.show')
    router.put('/', [PoliciesController, 'update']).as('recording_policies.update')
    router.post('/deletions', [DeletionsController, 'store']).as('recording_deletions.store')
  })
  .prefix('/calls/recordings')
  .use([...signedInStack, middleware.permission('recordings.manage')])

router
  .group(() => {
    router.get('/calls', [CallsController, 'index']).as('calls.index')
    router
      .post('/calls/exports', [CallExportsController, 'store'])
      .as('call_exports.store')
      .use(middleware.permission('exports.create'))
    router
      .get('/customers/:id/recordings', [CustomerRecordingsController, 'index'])
      .as('customer_recordings.index')
      .where('id', router.matchers.number())
      .use(middleware.permission('customers.view'))
    router
      .get('/calls/agent-log/:log', [AgentLogsController, 'show'])
      .as('agent_logs.show')
      .where('log', /^(states|sessions)$/)
      .use(middleware.permission('calls.view'))
    router
      .post('/calls/agent-log/:log/exports', [AgentLogExportsController, 'store'])
      .as('agent_log_exports.store')
      .where('log', /^(states|sessions)$/)
      .use([middleware.permission('calls.view'), middleware.permission('exports.create')])
    router
      .post('/calls/mark-deletions', [MarkDeletionsController, 'store'])
      .as('call_mark_deletions.store')
    router
      .group(() => {
        router.get('/', [MessagesController, 'index']).as('messages.index')
        router.get('/:id', [MessagesController, 'show']).as('messages.show')
        router.delete('/:id', [MessagesController, 'destroy']).as('messages.destroy')
      })
      .prefix('/calls/messages')
      .where('id', router.matchers.number())
    router.get('/calls/:id', [CallsController, 'show']).as('calls.show')
    router.post('/calls/:id/notes', [CallNotesController, 'store']).as('call_notes.store')
    router
      .group(() => {
        router.get('/audio', [AudioController, 'show']).as('recording_audio.show')
        router.get('/peaks', [PeaksController, 'show']).as('recording_peaks.show')
        router
          .group(() => {
            router.post('/hold', [HoldsOfRecordingsController, 'store']).as('recording_holds.store')
            router
              .delete('/hold', [HoldsOfRecordingsController, 'destroy'])
              .as('recording_holds.destroy')
          })
          .use(middleware.permission('recordings.manage'))
      })
      .prefix('/recordings/:id')
      .where('id', router.matchers.number())
  })
  .use([...signedInStack, middleware.permission(['calls.view', 'calls.view_own'])])

router
  .group(() => {
    router.get('/', [PhonesController, 'show']).as('phones.show')
    router
      .post('/credentials', [BrowserCredentialsController, 'store'])
      .as('browser_credentials.store')
    router.post('/sign-ins', [SignInsController, 'store']).as('phone_sign_ins.store')
    router.delete('/sign-ins', [SignInsController, 'destroy']).as('phone_sign_ins.destroy')
    router.post('/ready', [ReadyStatesController, 'store']).as('phone_ready_states.store')
    router.post('/not-ready', [NotReadyStatesController, 'store']).as('phone_not_ready.store')
    router.post('/answers', [AnswersController, 'store']).as('phone_answers.store')
    router.post('/hang-ups', [HangUpsController, 'store']).as('phone_hang_ups.store')
    router.post('/holds', [HoldsController, 'store']).as('phone_holds.store')
    router.delete('/holds', [HoldsController, 'destroy']).as('phone_holds.destroy')
    router.post('/marks', [MarksController, 'store']).as('phone_marks.store')
    router.post('/mutes', [MutesController, 'store']).as('phone_mutes.store')
    router.delete('/mutes', [MutesController, 'destroy']).as('phone_mutes.destroy')
    router.post('/digits', [DigitsController, 'store']).as('phone_digits.store')
    router.post('/transfers', [TransfersController, 'store']).as('phone_transfers.store')
    router.post('/consultations', [ConsultationsController, 'store']).as('consultations.store')
    router.put('/consultations', [ConsultationsController, 'update']).as('consultations.update')
    router
      .delete('/consultations', [ConsultationsController, 'destroy'])
      .as('consultations.destroy')
    router.post('/conferences', [ConferencesController, 'store']).as('phone_conferences.store')
    router.get('/forwards', [ForwardsController, 'show']).as('phone_forwards.show')
    router.put('/forwards', [ForwardsController, 'update']).as('phone_forwards.update')
    router.get('/targets', [TargetsController, 'index']).as('phone_targets.index')
    router.delete('/wrap-ups', [WrapUpsController, 'destroy']).as('phone_wrap_ups.destroy')
  })
  .prefix('/desk/phone')
  .use([...signedInStack, middleware.permission('desk.use')])

router
  .group(() => {
    router
      .get('/configuration', [SwitchConfigurationsController, 'index'])
      .as('switch_configurations.index')
    router
      .group(() => {
        router.post('/', [SwitchAppliesController, 'store']).as('switch_applies.store')
        router.get('/:id', [SwitchAppliesController, 'show']).as('switch_applies.show')
      })
      .prefix('/switches/:switch_id/applies')
      .where('switch_id', router.matchers.number())
      .where('id', router.matchers.number())
  })
  .prefix('/system/telephony')
  .use([...signedInStack, middleware.permission('telephony.configure')])

const SupervisionController = () => import('#app/calls/controllers/supervision_controller')
const ListeningsController = () => import('#app/calls/controllers/listenings_controller')
const KicksController = () => import('#app/calls/controllers/kicks_controller')
const RedirectsController = () => import('#app/calls/controllers/redirects_controller')
const AgentStatesController = () => import('#app/calls/controllers/agent_states_controller')

router
  .group(() => {
    router.get('/', [SupervisionController, 'index']).as('supervision.index')
    router.get('/agents', [SupervisionController, 'show']).as('supervision.show')
    router
      .group(() => {
        router.post('/listenings', [ListeningsController, 'store']).as('listenings.store')
        router.delete('/listenings', [ListeningsController, 'destroy']).as('listenings.destroy')
        router.post('/kicks', [KicksController, 'store']).as('kicks.store')
        router.post('/redirects', [RedirectsController, 'store']).as('redirects.store')
        router.put('/state', [AgentStatesController, 'update']).as('agent_states.update')
      })
      .prefix('/agents/:employee_id')
      .where('employee_id', router.matchers.number())
  })
  .prefix('/supervision')
  .use([...signedInStack, middleware.permission('agents.supervise')])
