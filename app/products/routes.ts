import router from '@adonisjs/core/services/router'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const ProductsController = () => import('#app/products/controllers/products_controller')
const ProductSearchesController = () =>
  import('#app/products/controllers/product_searches_controller')

router
  .group(() => {
    router.get('/', [ProductsController, 'index']).as('products.index')
    router.get('/searches', [ProductSearchesController, 'index']).as('product_searches.index')
    router
      .get('/:id', [ProductsController, 'show'])
      .as('products.show')
      .where('id', router.matchers.number())
    router
      .group(() => {
        router.post('/', [ProductsController, 'store']).as('products.store')
        router.patch('/:id', [ProductsController, 'update']).as('products.update')
      })
      .use(middleware.permission('products.edit'))
  })
  .prefix('/products')
  .use([...signedInStack, middleware.permission('products.view')])
