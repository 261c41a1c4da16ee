import router from '@adonisjs/core/services/router'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const CallbackTasksController = () => import('#app/callbacks/controllers/callback_tasks_controller')
const CampaignsController = () => import('#app/callbacks/controllers/campaigns_controller')
const CampaignReportsController = () =>
  import('#app/callbacks/controllers/campaign_reports_controller')
const CampaignTemplatesController = () =>
  import('#app/callbacks/controllers/campaign_templates_controller')
const DoNotCallNumbersController = () =>
  import('#app/callbacks/controllers/do_not_call_numbers_controller')
const OutreachController = () => import('#app/callbacks/controllers/outreach_controller')
const OutreachDialsController = () => import('#app/callbacks/controllers/outreach_dials_controller')
const OutreachDispositionsController = () =>
  import('#app/callbacks/controllers/outreach_dispositions_controller')

router
  .group(() => {
    router.get('/campaigns', [CampaignsController, 'index']).as('campaigns.index')
    router.post('/campaigns', [CampaignsController, 'store']).as('campaigns.store')
    router.get('/campaigns/:id', [CampaignsController, 'show']).as('campaigns.show')
    router.patch('/campaigns/:id', [CampaignsController, 'update']).as('campaigns.update')
    router
      .get('/campaigns/:id/report', [CampaignReportsController, 'show'])
      .as('campaign_reports.show')
    router
      .get('/campaign-templates', [CampaignTemplatesController, 'index'])
      .as('campaign_templates.index')
    router
      .post('/campaign-templates', [CampaignTemplatesController, 'store'])
      .as('campaign_templates.store')
    router
      .put('/campaign-templates/:id', [CampaignTemplatesController, 'update'])
      .as('campaign_templates.update')
    router.get('/do-not-call', [DoNotCallNumbersController, 'index']).as('do_not_call.index')
    router.post('/do-not-call', [DoNotCallNumbersController, 'store']).as('do_not_call.store')
  })
  .prefix('/outreach')
  .where('id', router.matchers.number())
  .use([...signedInStack, middleware.permission('campaigns.edit')])

router
  .group(() => {
    router.get('/', [OutreachController, 'index']).as('outreach.index')
    router
      .post('/:campaign_id/contacts', [OutreachController, 'store'])
      .as('outreach.store')
      .where('campaign_id', router.matchers.number())
    router
      .post('/contacts/:contact_id/dials', [OutreachDialsController, 'store'])
      .as('outreach_dials.store')
      .where('contact_id', router.matchers.number())
    router
      .post('/contacts/:contact_id/dispositions', [OutreachDispositionsController, 'store'])
      .as('outreach_dispositions.store')
      .where('contact_id', router.matchers.number())
  })
  .prefix('/outreach/desk')
  .use([...signedInStack, middleware.permission('outreach.use')])

router
  .group(() => {
    router.get('/', [CallbackTasksController, 'index']).as('callback_tasks.index')
    router.patch('/:id', [CallbackTasksController, 'update']).as('callback_tasks.update')
  })
  .prefix('/outreach/callback-tasks')
  .where('id', router.matchers.number())
  .use([...signedInStack, middleware.permission('callbacks.work')])
