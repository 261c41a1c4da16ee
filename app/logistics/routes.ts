import router from '@adonisjs/core/services/router'
import { apiStack } from '#start/api_stack'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const ApiDeliveryMethodsController = () =>
  import('#app/logistics/controllers/api_delivery_methods_controller')
const ApiWaybillsController = () => import('#app/logistics/controllers/api_waybills_controller')
const OutboundController = () => import('#app/logistics/controllers/outbound_controller')
const SelectionsController = () =>
  import('#app/logistics/controllers/outbound_selections_controller')
const BacklogController = () => import('#app/logistics/controllers/backlog_controller')
const WaybillPrintsController = () => import('#app/logistics/controllers/waybill_prints_controller')
const PrintFilesController = () =>
  import('#app/logistics/controllers/waybill_print_files_controller')
const WaybillVoidsController = () => import('#app/logistics/controllers/waybill_voids_controller')
const HandOversController = () => import('#app/logistics/controllers/hand_overs_controller')
const FeedbackStationsController = () =>
  import('#app/logistics/controllers/feedback_stations_controller')
const ParcelsController = () => import('#app/logistics/controllers/parcels_controller')
const FeedbackBatchesController = () =>
  import('#app/logistics/controllers/feedback_batches_controller')
const FeedbackRecordsController = () =>
  import('#app/logistics/controllers/feedback_records_controller')

const ReturnsController = () => import('#app/logistics/controllers/returns_controller')
const ReturnLookupsController = () => import('#app/logistics/controllers/return_lookups_controller')
const ReturnReceiptsController = () =>
  import('#app/logistics/controllers/return_receipts_controller')
const ReturnInspectionsController = () =>
  import('#app/logistics/controllers/return_inspections_controller')
const FeedbackCorrectionsController = () =>
  import('#app/logistics/controllers/feedback_corrections_controller')
const CodDebtsController = () => import('#app/logistics/controllers/cod_debts_controller')
const CodParcelsController = () => import('#app/logistics/controllers/cod_parcels_controller')
const CodStatementsController = () => import('#app/logistics/controllers/cod_statements_controller')
const CodAcceptancesController = () =>
  import('#app/logistics/controllers/cod_statement_acceptances_controller')
const CodCountersController = () => import('#app/logistics/controllers/cod_counters_controller')
const ParcelListsController = () => import('#app/logistics/controllers/parcel_lists_controller')
const ParcelListFilesController = () =>
  import('#app/logistics/controllers/parcel_list_files_controller')
const ExceptionsController = () => import('#app/logistics/controllers/parcel_exceptions_controller')
const ExceptionCountsController = () =>
  import('#app/logistics/controllers/parcel_exception_counts_controller')
const ParcelTracksController = () => import('#app/logistics/controllers/parcel_tracks_controller')
const ProposalsController = () => import('#app/logistics/controllers/feedback_proposals_controller')
const CarrierPushesController = () => import('#app/logistics/controllers/carrier_pushes_controller')
const CodDifferencesController = () =>
  import('#app/logistics/controllers/cod_differences_controller')
const CodWriteOffsController = () => import('#app/logistics/controllers/cod_write_offs_controller')

router
  .group(() => {
    router.get('/', [OutboundController, 'index']).as('outbound.index')
    router.get('/selections', [SelectionsController, 'index']).as('outbound_selections.index')
    router.get('/backlog', [BacklogController, 'index']).as('backlog.index')
    router
      .get('/:id', [OutboundController, 'show'])
      .as('outbound.show')
      .where('id', router.matchers.number())
  })
  .prefix('/outbound')
  .use([...signedInStack, middleware.permission('outbound.view')])

router
  .group(() => {
    router.get('/', [ExceptionsController, 'index']).as('parcel_exceptions.index')
    router.get('/count', [ExceptionCountsController, 'show']).as('parcel_exception_counts.show')
    router
      .patch('/:id', [ExceptionsController, 'update'])
      .as('parcel_exceptions.update')
      .where('id', router.matchers.number())
      .use(middleware.permission(['waybills.hand_over', 'feedback.record', 'callbacks.work']))
  })
  .prefix('/parcels/exceptions')
  .use([...signedInStack, middleware.permission('outbound.view')])

router
  .get('/orders/:order_id/parcel-tracks', [ParcelTracksController, 'show'])
  .as('parcel_tracks.show')
  .where('order_id', router.matchers.number())
  .use([...signedInStack, middleware.permission(['orders.view', 'outbound.view'])])

/** Carriers prove themselves by what they sign with, and know of no session. */
router
  .post('/carriers/:code/pushes', [CarrierPushesController, 'store'])
  .as('carrier_pushes.store')
  .use([middleware.body()])

router
  .group(() => {
    router.get('/:list', [ParcelListsController, 'show']).as('parcel_lists.show')
    router
      .post('/:list/files', [ParcelListFilesController, 'store'])
      .as('parcel_list_files.store')
      .use(middleware.permission(['exports.create', 'waybills.print']))
  })
  .prefix('/parcels')
  .where('list', /^(manifest|voids)$/)
  .use([...signedInStack, middleware.permission('outbound.view')])

// Whether the order is voided as wrong or as cancelled, and who may, its machine knows (TR13, TR14).
router
  .post('/outbound/:order_id/voids', [WaybillVoidsController, 'store'])
  .as('waybill_voids.store')
  .where('order_id', router.matchers.number())
  .use([...signedInStack, middleware.permission('waybills.void')])

router
  .post('/hand-overs', [HandOversController, 'store'])
  .as('hand_overs.store')
  .use([...signedInStack, middleware.permission('waybills.hand_over')])

router
  .group(() => {
    router.post('/', [WaybillPrintsController, 'store']).as('waybill_prints.store')
    router.get('/:id', [WaybillPrintsController, 'show']).as('waybill_prints.show')
    router.get('/:id/file', [PrintFilesController, 'show']).as('waybill_print_files.show')
  })
  .prefix('/waybill-prints')
  .where('id', router.matchers.number())
  .use([...signedInStack, middleware.permission('waybills.print'), middleware.remote()])

router
  .group(() => {
    router.get('/', [FeedbackStationsController, 'show']).as('feedback_stations.show')
    router.get('/parcels', [ParcelsController, 'show']).as('parcels.show')
    router.get('/proposals', [ProposalsController, 'index']).as('feedback_proposals.index')
    router
      .delete('/proposals/:id', [ProposalsController, 'destroy'])
      .as('feedback_proposals.destroy')
      .where('id', router.matchers.number())
    router.post('/batches', [FeedbackBatchesController, 'store']).as('feedback_batches.store')
    router
      .post('/:order_id/corrections', [FeedbackCorrectionsController, 'store'])
      .as('feedback_corrections.store')
      .where('order_id', router.matchers.number())
  })
  .prefix('/feedback')
  .use([...signedInStack, middleware.permission('feedback.record'), middleware.remote()])

router
  .get('/feedback/records', [FeedbackRecordsController, 'index'])
  .as('feedback_records.index')
  .use([...signedInStack, middleware.permission(['outbound.view', 'feedback.record'])])

router
  .group(() => {
    router.get('/', [ReturnsController, 'index']).as('returns.index')
    router.get('/lookup', [ReturnLookupsController, 'show']).as('return_lookups.show')
    router.get('/:id', [ReturnsController, 'show']).as('returns.show')
    router
      .post('/:order_id/receipts', [ReturnReceiptsController, 'store'])
      .as('return_receipts.store')
    router
      .post('/:order_id/inspections', [ReturnInspectionsController, 'store'])
      .as('return_inspections.store')
  })
  .prefix('/returns')
  .where('id', router.matchers.number())
  .where('order_id', router.matchers.number())
  .use([...signedInStack, middleware.permission('feedback.record'), middleware.remote()])

router
  .group(() => {
    router.get('/', [CodDebtsController, 'index']).as('cod_debts.index')
    router.get('/parcels', [CodParcelsController, 'index']).as('cod_parcels.index')
    router.get('/differences', [CodDifferencesController, 'index']).as('cod_differences.index')
    router.get('/statements', [CodStatementsController, 'index']).as('cod_statements.index')
    router.get('/statements/:id', [CodStatementsController, 'show']).as('cod_statements.show')
    router
      .group(() => {
        router.post('/statements', [CodStatementsController, 'store']).as('cod_statements.store')
        router
          .delete('/statements/:id', [CodStatementsController, 'destroy'])
          .as('cod_statements.destroy')
        router
          .post('/statements/:cod_statement_id/acceptance', [CodAcceptancesController, 'store'])
          .as('cod_statement_acceptances.store')
          .where('cod_statement_id', router.matchers.number())
        router.get('/counter/:id', [CodCountersController, 'show']).as('cod_counters.show')
        router.post('/counter', [CodCountersController, 'store']).as('cod_counters.store')
        router
          .patch('/differences/:id', [CodDifferencesController, 'update'])
          .as('cod_differences.update')
      })
      .use(middleware.permission('cod.settle'))
    router
      .post('/parcels/:order_id/write-offs', [CodWriteOffsController, 'store'])
      .as('cod_write_offs.store')
      .where('order_id', router.matchers.number())
      .use(middleware.permission('cod.write_off'))
  })
  .prefix('/cod')
  .where('id', router.matchers.number())
  .use([...signedInStack, middleware.permission(['cod.settle', 'statistics.view'])])

/** For programs: no page around it, so none of what a page needs. */
router
  .group(() => {
    router
      .get('/waybills', [ApiWaybillsController, 'index'])
      .as('api.waybills.index')
      .use(apiStack('waybills:read'))
    router
      .get('/waybills/:id', [ApiWaybillsController, 'show'])
      .as('api.waybills.show')
      .where('id', router.matchers.number())
      .use(apiStack('waybills:read'))
    router
      .get('/delivery-methods', [ApiDeliveryMethodsController, 'index'])
      .as('api.delivery_methods.index')
      .use(apiStack('orders:read'))
  })
  .prefix('/api/v1')
