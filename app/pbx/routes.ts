import router from '@adonisjs/core/services/router'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const PartsController = () => import('#app/pbx/controllers/parts_controller')
const ExtensionSecretsController = () => import('#app/pbx/controllers/extension_secrets_controller')
const PromptFilesController = () => import('#app/pbx/controllers/prompt_files_controller')

const kinds = {
  match:
    /^(extensions|trunks|inbound-routes|outbound-routes|time-groups|time-conditions|ivr-menus|group-lines|line-rules|prompts|feature-codes|switches)$/,
}

router
  .group(() => {
    router
      .post('/extensions/:extension_id/secrets', [ExtensionSecretsController, 'store'])
      .as('extension_secrets.store')
      .where('extension_id', router.matchers.number())
    router.post('/prompt-files', [PromptFilesController, 'store']).as('prompt_files.store')
    router
      .group(() => {
        router
          .get('/prompt-files/:prompt_id', [PromptFilesController, 'show'])
          .as('prompt_files.show')
        router
          .put('/prompt-files/:prompt_id', [PromptFilesController, 'update'])
          .as('prompt_files.update')
      })
      .where('prompt_id', router.matchers.number())
    router
      .group(() => {
        router.get('/:kind', [PartsController, 'index']).as('pbx_parts.index')
        router.post('/:kind', [PartsController, 'store']).as('pbx_parts.store')
        router.put('/:kind/:id', [PartsController, 'update']).as('pbx_parts.update')
        router.delete('/:kind/:id', [PartsController, 'destroy']).as('pbx_parts.destroy')
      })
      .where('kind', kinds)
      .where('id', router.matchers.number())
  })
  .prefix('/system/telephony')
  .use([...signedInStack, middleware.permission('telephony.configure')])
