import router from '@adonisjs/core/services/router'

const OpenApiController = () => import('#app/integrations/controllers/open_api_controller')

router.get('/api/v1/openapi.json', [OpenApiController, 'show']).as('api.open_api.show')
