import router from '@adonisjs/core/services/router'
import { apiStack } from '#start/api_stack'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const ApiCustomersController = () => import('#app/customers/controllers/api_customers_controller')
const ApiRegionsController = () => import('#app/customers/controllers/api_regions_controller')
const CustomersController = () => import('#app/customers/controllers/customers_controller')
const ContactsController = () => import('#app/customers/controllers/contacts_controller')
const PhoneRevealsController = () => import('#app/customers/controllers/phone_reveals_controller')
const AddressParsesController = () => import('#app/customers/controllers/address_parses_controller')
const RegionsController = () => import('#app/customers/controllers/regions_controller')
const BlockedNumbersController = () =>
  import('#app/customers/controllers/blocked_numbers_controller')
const BlockedNumberDeletionsController = () =>
  import('#app/customers/controllers/blocked_number_deletions_controller')
const CustomerLookupsController = () =>
  import('#app/customers/controllers/customer_lookups_controller')

router
  .group(() => {
    router.get('/customers', [CustomersController, 'index']).as('customers.index')
    router
      .get('/customers/lookups', [CustomerLookupsController, 'index'])
      .as('customer_lookups.index')
    router
      .get('/customers/:id', [CustomersController, 'show'])
      .as('customers.show')
      .where('id', router.matchers.number())
    router
      .post('/customers/:customer_id/phone-reveals', [PhoneRevealsController, 'store'])
      .as('phone_reveals.store')
    router.get('/regions', [RegionsController, 'index']).as('regions.index')
    router.post('/addresses/parses', [AddressParsesController, 'store']).as('address_parses.store')
    router
      .group(() => {
        router.post('/customers', [CustomersController, 'store']).as('customers.store')
        router.patch('/customers/:id', [CustomersController, 'update']).as('customers.update')
        router
          .post('/customers/:customer_id/contacts', [ContactsController, 'store'])
          .as('contacts.store')
      })
      .use(middleware.permission('customers.edit'))
  })
  .use([...signedInStack, middleware.permission('customers.view')])

router
  .group(() => {
    router.get('/', [BlockedNumbersController, 'index']).as('blocked_numbers.index')
    router.post('/', [BlockedNumbersController, 'store']).as('blocked_numbers.store')
    router
      .put('/:id', [BlockedNumbersController, 'update'])
      .as('blocked_numbers.update')
      .where('id', router.matchers.number())
    router
      .post('/deletions', [BlockedNumberDeletionsController, 'store'])
      .as('blocked_number_deletions.store')
  })
  .prefix('/system/telephony/blocked-numbers')
  .use([...signedInStack, middleware.permission('telephony.configure')])

/** For programs: no page around it, so none of what a page needs. */
router
  .group(() => {
    router
      .get('/', [ApiCustomersController, 'index'])
      .as('api.customers.index')
      .use(apiStack('customers:read'))
    router
      .get('/:id', [ApiCustomersController, 'show'])
      .as('api.customers.show')
      .where('id', router.matchers.number())
      .use(apiStack('customers:read'))
    router
      .post('/', [ApiCustomersController, 'store'])
      .as('api.customers.store')
      .use(apiStack('customers:write'))
  })
  .prefix('/api/v1/customers')

router
  .get('/api/v1/regions', [ApiRegionsController, 'index'])
  .as('api.regions.index')
  .use(apiStack('customers:read'))
