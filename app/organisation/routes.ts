import router from '@adonisjs/core/services/router'
import { pageStack, signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const SessionsController = () => import('#app/organisation/controllers/sessions_controller')
const HomesController = () => import('#app/organisation/controllers/homes_controller')
const PasswordsController = () => import('#app/organisation/controllers/passwords_controller')
const LocaleChoicesController = () =>
  import('#app/organisation/controllers/locale_choices_controller')
const EmployeesController = () => import('#app/organisation/controllers/employees_controller')
const PasswordResetsController = () =>
  import('#app/organisation/controllers/password_resets_controller')
const PermissionGrantsController = () =>
  import('#app/organisation/controllers/permission_grants_controller')
const FilesController = () => import('#app/organisation/controllers/files_controller')
const FileContentsController = () =>
  import('#app/organisation/controllers/file_contents_controller')
const CompanyEntriesController = () =>
  import('#app/organisation/controllers/company_entries_controller')
const SettingsController = () => import('#app/organisation/controllers/settings_controller')
const ApiTokensController = () => import('#app/organisation/controllers/api_tokens_controller')
const DepartmentsController = () => import('#app/organisation/controllers/departments_controller')

router
  .group(() => {
    router.get('/sign-in', [SessionsController, 'create']).as('sessions.create')
    router.post('/sign-in', [SessionsController, 'store']).as('sessions.store')
  })
  .use([...pageStack, middleware.guest()])

router.post('/locale', [LocaleChoicesController, 'store']).as('locale_choices.store').use(pageStack)

router
  .group(() => {
    router.get('/', [HomesController, 'show']).as('home')
    router.post('/sign-out', [SessionsController, 'destroy']).as('sessions.destroy')
    router.get('/password', [PasswordsController, 'edit']).as('passwords.edit')
    router.put('/password', [PasswordsController, 'update']).as('passwords.update')
  })
  .use(signedInStack)

router
  .group(() => {
    router.get('/:id', [FilesController, 'show']).as('files.show')
    router.get('/:id/content', [FileContentsController, 'show']).as('file_contents.show')
  })
  .prefix('/files')
  .where('id', router.matchers.number())
  .use([...signedInStack, middleware.permission('exports.create')])

router
  .group(() => {
    router
      .group(() => {
        router.get('/employees', [EmployeesController, 'index']).as('employees.index')
        router.get('/employees/:id', [EmployeesController, 'show']).as('employees.show')
        router.get('/departments', [DepartmentsController, 'index']).as('departments.index')
      })
      .use(middleware.permission('employees.view'))
    router
      .group(() => {
        router.post('/employees', [EmployeesController, 'store']).as('employees.store')
        router.patch('/employees/:id', [EmployeesController, 'update']).as('employees.update')
        router
          .post('/employees/:employee_id/password-resets', [PasswordResetsController, 'store'])
          .as('password_resets.store')
      })
      .use(middleware.permission('employees.edit'))
    router
      .put('/employees/:employee_id/permissions', [PermissionGrantsController, 'update'])
      .as('permission_grants.update')
      .use(middleware.permission('permissions.grant'))
  })
  .prefix('/organisation')
  .use(signedInStack)

router
  .group(() => {
    router.get('/', [SettingsController, 'index']).as('settings.index')
    router.put('/', [SettingsController, 'update']).as('settings.update')
  })
  .prefix('/system/settings')
  .use([...signedInStack, middleware.permission('settings.edit')])

router
  .group(() => {
    router.get('/', [ApiTokensController, 'index']).as('api_tokens.index')
    router.post('/', [ApiTokensController, 'store']).as('api_tokens.store')
    router
      .delete('/:id', [ApiTokensController, 'destroy'])
      .as('api_tokens.destroy')
      .where('id', router.matchers.number())
  })
  .prefix('/system/api-tokens')
  .use([...signedInStack, middleware.permission('api.manage')])

// Who may read and edit a table, the table itself says.
router
  .group(() => {
    router.get('/', [CompanyEntriesController, 'index']).as('company_entries.index')
    router.post('/', [CompanyEntriesController, 'store']).as('company_entries.store')
    router.put('/:id', [CompanyEntriesController, 'update']).as('company_entries.update')
    router.delete('/:id', [CompanyEntriesController, 'destroy']).as('company_entries.destroy')
  })
  .prefix('/system/:table')
  .where('id', router.matchers.number())
  .use(signedInStack)
