import router from '@adonisjs/core/services/router'
import { apiStack } from '#start/api_stack'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const ApiProductsController = () => import('#app/products/controllers/api_products_controller')
const ApiProductStockController = () =>
  import('#app/products/controllers/api_product_stock_controller')
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

/** For programs: no page around it, so none of what a page needs. */
router
  .group(() => {
    router.get('/', [ApiProductsController, 'index']).as('api.products.index')
    router
      .get('/:id', [ApiProductsController, 'show'])
      .as('api.products.show')
      .where('id', router.matchers.number())
    router
      .get('/:product_id/stock', [ApiProductStockController, 'show'])
      .as('api.product_stock.show')
      .where('product_id', router.matchers.number())
  })
  .prefix('/api/v1/products')
  .use(apiStack('products:read'))
