import { registerJob } from '#core/queue/registry'

registerJob(() => import('#app/logistics/jobs/make_parcel_list'))
registerJob(() => import('#app/logistics/jobs/print_batch'))
registerJob(() => import('#app/logistics/jobs/settle_cod_statement'))
