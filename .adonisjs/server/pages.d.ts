import '@adonisjs/inertia/types'

import type { VNodeProps, AllowedComponentProps, ComponentInstance } from 'vue'

type ExtractProps<T> = Omit<
  ComponentInstance<T>['$props'],
  keyof VNodeProps | keyof AllowedComponentProps
>

declare module '@adonisjs/inertia/types' {
  export interface InertiaPages {
    'after_sales/index': ExtractProps<(typeof import('../../resources/pages/after_sales/index.vue'))['default']>
    'callbacks/campaign_templates': ExtractProps<(typeof import('../../resources/pages/callbacks/campaign_templates.vue'))['default']>
    'callbacks/campaign': ExtractProps<(typeof import('../../resources/pages/callbacks/campaign.vue'))['default']>
    'callbacks/campaigns': ExtractProps<(typeof import('../../resources/pages/callbacks/campaigns.vue'))['default']>
    'callbacks/do_not_call': ExtractProps<(typeof import('../../resources/pages/callbacks/do_not_call.vue'))['default']>
    'callbacks/outreach': ExtractProps<(typeof import('../../resources/pages/callbacks/outreach.vue'))['default']>
    'callbacks/tasks': ExtractProps<(typeof import('../../resources/pages/callbacks/tasks.vue'))['default']>
    'calls/agent_log': ExtractProps<(typeof import('../../resources/pages/calls/agent_log.vue'))['default']>
    'calls/import': ExtractProps<(typeof import('../../resources/pages/calls/import.vue'))['default']>
    'calls/imports': ExtractProps<(typeof import('../../resources/pages/calls/imports.vue'))['default']>
    'calls/index': ExtractProps<(typeof import('../../resources/pages/calls/index.vue'))['default']>
    'calls/messages': ExtractProps<(typeof import('../../resources/pages/calls/messages.vue'))['default']>
    'calls/reconciliation': ExtractProps<(typeof import('../../resources/pages/calls/reconciliation.vue'))['default']>
    'calls/recordings': ExtractProps<(typeof import('../../resources/pages/calls/recordings.vue'))['default']>
    'calls/supervision': ExtractProps<(typeof import('../../resources/pages/calls/supervision.vue'))['default']>
    'customers/index': ExtractProps<(typeof import('../../resources/pages/customers/index.vue'))['default']>
    'desk/index': ExtractProps<(typeof import('../../resources/pages/desk/index.vue'))['default']>
    'errors/status': ExtractProps<(typeof import('../../resources/pages/errors/status.vue'))['default']>
    'logistics/backlog': ExtractProps<(typeof import('../../resources/pages/logistics/backlog.vue'))['default']>
    'logistics/cod_differences': ExtractProps<(typeof import('../../resources/pages/logistics/cod_differences.vue'))['default']>
    'logistics/cod_parcels': ExtractProps<(typeof import('../../resources/pages/logistics/cod_parcels.vue'))['default']>
    'logistics/cod_statement': ExtractProps<(typeof import('../../resources/pages/logistics/cod_statement.vue'))['default']>
    'logistics/cod_statements': ExtractProps<(typeof import('../../resources/pages/logistics/cod_statements.vue'))['default']>
    'logistics/cod': ExtractProps<(typeof import('../../resources/pages/logistics/cod.vue'))['default']>
    'logistics/exceptions': ExtractProps<(typeof import('../../resources/pages/logistics/exceptions.vue'))['default']>
    'logistics/feedback_records': ExtractProps<(typeof import('../../resources/pages/logistics/feedback_records.vue'))['default']>
    'logistics/feedback': ExtractProps<(typeof import('../../resources/pages/logistics/feedback.vue'))['default']>
    'logistics/outbound': ExtractProps<(typeof import('../../resources/pages/logistics/outbound.vue'))['default']>
    'logistics/parcel_list': ExtractProps<(typeof import('../../resources/pages/logistics/parcel_list.vue'))['default']>
    'logistics/proposals': ExtractProps<(typeof import('../../resources/pages/logistics/proposals.vue'))['default']>
    'logistics/returns': ExtractProps<(typeof import('../../resources/pages/logistics/returns.vue'))['default']>
    'media/calendar': ExtractProps<(typeof import('../../resources/pages/media/calendar.vue'))['default']>
    'media/channels': ExtractProps<(typeof import('../../resources/pages/media/channels.vue'))['default']>
    'media/import': ExtractProps<(typeof import('../../resources/pages/media/import.vue'))['default']>
    'media/imports': ExtractProps<(typeof import('../../resources/pages/media/imports.vue'))['default']>
    'media/placements': ExtractProps<(typeof import('../../resources/pages/media/placements.vue'))['default']>
    'orders/index': ExtractProps<(typeof import('../../resources/pages/orders/index.vue'))['default']>
    'orders/inquiries': ExtractProps<(typeof import('../../resources/pages/orders/inquiries.vue'))['default']>
    'orders/refunds': ExtractProps<(typeof import('../../resources/pages/orders/refunds.vue'))['default']>
    'orders/revocation_requests': ExtractProps<(typeof import('../../resources/pages/orders/revocation_requests.vue'))['default']>
    'organisation/departments': ExtractProps<(typeof import('../../resources/pages/organisation/departments.vue'))['default']>
    'organisation/employees': ExtractProps<(typeof import('../../resources/pages/organisation/employees.vue'))['default']>
    'organisation/password': ExtractProps<(typeof import('../../resources/pages/organisation/password.vue'))['default']>
    'organisation/sign_in': ExtractProps<(typeof import('../../resources/pages/organisation/sign_in.vue'))['default']>
    'pbx/blocked_numbers': ExtractProps<(typeof import('../../resources/pages/pbx/blocked_numbers.vue'))['default']>
    'pbx/configuration': ExtractProps<(typeof import('../../resources/pages/pbx/configuration.vue'))['default']>
    'pbx/parts': ExtractProps<(typeof import('../../resources/pages/pbx/parts.vue'))['default']>
    'products/index': ExtractProps<(typeof import('../../resources/pages/products/index.vue'))['default']>
    'products/movements': ExtractProps<(typeof import('../../resources/pages/products/movements.vue'))['default']>
    'products/stock_entries': ExtractProps<(typeof import('../../resources/pages/products/stock_entries.vue'))['default']>
    'products/stock': ExtractProps<(typeof import('../../resources/pages/products/stock.vue'))['default']>
    'statistics/board': ExtractProps<(typeof import('../../resources/pages/statistics/board.vue'))['default']>
    'statistics/sales_list': ExtractProps<(typeof import('../../resources/pages/statistics/sales_list.vue'))['default']>
    'statistics/slot': ExtractProps<(typeof import('../../resources/pages/statistics/slot.vue'))['default']>
    'statistics/slots': ExtractProps<(typeof import('../../resources/pages/statistics/slots.vue'))['default']>
    'system/api_tokens': ExtractProps<(typeof import('../../resources/pages/system/api_tokens.vue'))['default']>
    'system/settings': ExtractProps<(typeof import('../../resources/pages/system/settings.vue'))['default']>
    'system/table': ExtractProps<(typeof import('../../resources/pages/system/table.vue'))['default']>
    'system/webhook_deliveries': ExtractProps<(typeof import('../../resources/pages/system/webhook_deliveries.vue'))['default']>
    'system/webhooks': ExtractProps<(typeof import('../../resources/pages/system/webhooks.vue'))['default']>
  }
}
