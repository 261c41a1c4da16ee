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
const StockController = () => import('#app/products/controllers/stock_controller')
const MovementsController = () => import('#app/products/controllers/stock_movements_controller')
const MovementExportsController = () =>
  import('#app/products/controllers/stock_movement_exports_controller')
const EntriesController = () => import('#app/products/controllers/stock_entries_controller')
const ReceiptsController = () => import('#app/products/controllers/stock_receipts_controller')
const CountsController = () => import('#app/products/controllers/stock_counts_controller')
const AdjustmentsController = () => import('#app/products/controllers/stock_adjustments_controller')

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

router
  .group(() => {
    router.get('/', [StockController, 'index']).as('stock.index')
    router.get('/movements', [MovementsController, 'index']).as('stock_movements.index')
    router
      .post('/movements/exports', [MovementExportsController, 'store'])
      .as('stock_movement_exports.store')
      .use(middleware.permission('exports.create'))
    router.get('/entries', [EntriesController, 'index']).as('stock_entries.index')
    router.get('/entries/:id', [EntriesController, 'show']).as('stock_entries.show')
    router
      .group(() => {
        router.post('/receipts', [ReceiptsController, 'store']).as('stock_receipts.store')
        router.get('/counts/new', [CountsController, 'create']).as('stock_counts.create')
        router.post('/counts', [CountsController, 'store']).as('stock_counts.store')
        router.post('/adjustments', [AdjustmentsController, 'store']).as('stock_adjustments.store')
      })
      .use(middleware.permission('stock.edit'))
  })
  .prefix('/stock')
  .where('id', router.matchers.number())
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
