import { registerJob } from '#core/queue/registry'

registerJob(() => import('#app/calls/jobs/sweep_cdrs'))
registerJob(() => import('#app/calls/jobs/prepare_recordings'))
registerJob(() => import('#app/calls/jobs/export_calls'))
registerJob(() => import('#app/calls/jobs/export_recordings'))
registerJob(() => import('#app/calls/jobs/export_agent_log'))
registerJob(() => import('#app/calls/jobs/reconcile_day'))
registerJob(() => import('#app/calls/jobs/reconcile_nightly'))
registerJob(() => import('#app/calls/jobs/apply_switch'))
registerJob(() => import('#app/calls/jobs/apply_retention'))
registerJob(() => import('#app/calls/jobs/read_call_import'))
registerJob(() => import('#app/calls/jobs/write_imported_calls'))
registerJob(() => import('#app/calls/jobs/undo_call_import'))
