import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'health': { paramsTuple?: []; params?: {} }
    'live': { paramsTuple?: []; params?: {} }
    'api.open_api.show': { paramsTuple?: []; params?: {} }
    'webhooks.index': { paramsTuple?: []; params?: {} }
    'webhooks.store': { paramsTuple?: []; params?: {} }
    'webhooks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'webhooks.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'webhook_secrets.store': { paramsTuple: [ParamValue]; params: {'webhook_id': ParamValue} }
    'webhook_tests.store': { paramsTuple: [ParamValue]; params: {'webhook_id': ParamValue} }
    'webhook_deliveries.index': { paramsTuple: [ParamValue]; params: {'webhook_id': ParamValue} }
    'webhook_deliveries.show': { paramsTuple: [ParamValue,ParamValue]; params: {'webhook_id': ParamValue,'id': ParamValue} }
    'webhook_redeliveries.store': { paramsTuple: [ParamValue,ParamValue]; params: {'webhook_id': ParamValue,'delivery_id': ParamValue} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'sessions.store': { paramsTuple?: []; params?: {} }
    'locale_choices.store': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'passwords.edit': { paramsTuple?: []; params?: {} }
    'passwords.update': { paramsTuple?: []; params?: {} }
    'files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'file_contents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'employees.index': { paramsTuple?: []; params?: {} }
    'employees.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'departments.index': { paramsTuple?: []; params?: {} }
    'employees.store': { paramsTuple?: []; params?: {} }
    'employees.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'password_resets.store': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'permission_grants.update': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'settings.index': { paramsTuple?: []; params?: {} }
    'settings.update': { paramsTuple?: []; params?: {} }
    'api_tokens.index': { paramsTuple?: []; params?: {} }
    'api_tokens.store': { paramsTuple?: []; params?: {} }
    'api_tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'company_entries.index': { paramsTuple: [ParamValue]; params: {'table': ParamValue} }
    'company_entries.store': { paramsTuple: [ParamValue]; params: {'table': ParamValue} }
    'company_entries.update': { paramsTuple: [ParamValue,ParamValue]; params: {'table': ParamValue,'id': ParamValue} }
    'company_entries.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'table': ParamValue,'id': ParamValue} }
    'extension_secrets.store': { paramsTuple: [ParamValue]; params: {'extension_id': ParamValue} }
    'prompt_files.store': { paramsTuple?: []; params?: {} }
    'prompt_files.show': { paramsTuple: [ParamValue]; params: {'prompt_id': ParamValue} }
    'prompt_files.update': { paramsTuple: [ParamValue]; params: {'prompt_id': ParamValue} }
    'pbx_parts.index': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'pbx_parts.store': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'pbx_parts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'pbx_parts.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'cdrs.store': { paramsTuple?: []; params?: {} }
    'company_words.show': { paramsTuple?: []; params?: {} }
    'reconciliations.index': { paramsTuple?: []; params?: {} }
    'reconciliations.store': { paramsTuple?: []; params?: {} }
    'call_imports.index': { paramsTuple?: []; params?: {} }
    'call_imports.store': { paramsTuple?: []; params?: {} }
    'call_templates.show': { paramsTuple?: []; params?: {} }
    'call_imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'call_imports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'call_import_acceptances.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'call_import_acceptances.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_policies.show': { paramsTuple?: []; params?: {} }
    'recording_policies.update': { paramsTuple?: []; params?: {} }
    'recording_deletions.store': { paramsTuple?: []; params?: {} }
    'calls.index': { paramsTuple?: []; params?: {} }
    'call_exports.store': { paramsTuple?: []; params?: {} }
    'customer_recordings.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'agent_logs.show': { paramsTuple: [ParamValue]; params: {'log': ParamValue} }
    'agent_log_exports.store': { paramsTuple: [ParamValue]; params: {'log': ParamValue} }
    'call_mark_deletions.store': { paramsTuple?: []; params?: {} }
    'messages.index': { paramsTuple?: []; params?: {} }
    'messages.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'messages.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calls.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'call_notes.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_audio.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_peaks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_holds.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_holds.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'phones.show': { paramsTuple?: []; params?: {} }
    'phone_sign_ins.store': { paramsTuple?: []; params?: {} }
    'phone_sign_ins.destroy': { paramsTuple?: []; params?: {} }
    'phone_ready_states.store': { paramsTuple?: []; params?: {} }
    'phone_not_ready.store': { paramsTuple?: []; params?: {} }
    'phone_answers.store': { paramsTuple?: []; params?: {} }
    'phone_hang_ups.store': { paramsTuple?: []; params?: {} }
    'phone_holds.store': { paramsTuple?: []; params?: {} }
    'phone_holds.destroy': { paramsTuple?: []; params?: {} }
    'phone_marks.store': { paramsTuple?: []; params?: {} }
    'phone_mutes.store': { paramsTuple?: []; params?: {} }
    'phone_mutes.destroy': { paramsTuple?: []; params?: {} }
    'phone_digits.store': { paramsTuple?: []; params?: {} }
    'phone_transfers.store': { paramsTuple?: []; params?: {} }
    'consultations.store': { paramsTuple?: []; params?: {} }
    'consultations.update': { paramsTuple?: []; params?: {} }
    'consultations.destroy': { paramsTuple?: []; params?: {} }
    'phone_conferences.store': { paramsTuple?: []; params?: {} }
    'phone_forwards.show': { paramsTuple?: []; params?: {} }
    'phone_forwards.update': { paramsTuple?: []; params?: {} }
    'phone_targets.index': { paramsTuple?: []; params?: {} }
    'phone_wrap_ups.destroy': { paramsTuple?: []; params?: {} }
    'switch_configurations.index': { paramsTuple?: []; params?: {} }
    'switch_applies.store': { paramsTuple: [ParamValue]; params: {'switch_id': ParamValue} }
    'switch_applies.show': { paramsTuple: [ParamValue,ParamValue]; params: {'switch_id': ParamValue,'id': ParamValue} }
    'supervision.index': { paramsTuple?: []; params?: {} }
    'supervision.show': { paramsTuple?: []; params?: {} }
    'listenings.store': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'listenings.destroy': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'kicks.store': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'redirects.store': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'agent_states.update': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'campaigns.index': { paramsTuple?: []; params?: {} }
    'campaigns.store': { paramsTuple?: []; params?: {} }
    'campaigns.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'campaigns.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'campaign_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'campaign_templates.index': { paramsTuple?: []; params?: {} }
    'campaign_templates.store': { paramsTuple?: []; params?: {} }
    'campaign_templates.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'do_not_call.index': { paramsTuple?: []; params?: {} }
    'do_not_call.store': { paramsTuple?: []; params?: {} }
    'outreach.index': { paramsTuple?: []; params?: {} }
    'outreach.store': { paramsTuple: [ParamValue]; params: {'campaign_id': ParamValue} }
    'outreach_dials.store': { paramsTuple: [ParamValue]; params: {'contact_id': ParamValue} }
    'outreach_dispositions.store': { paramsTuple: [ParamValue]; params: {'contact_id': ParamValue} }
    'callback_tasks.index': { paramsTuple?: []; params?: {} }
    'callback_tasks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.show': { paramsTuple?: []; params?: {} }
    'desk_calls.index': { paramsTuple?: []; params?: {} }
    'screen_pops.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'call_closings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'call_notes.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'dialled_calls.store': { paramsTuple?: []; params?: {} }
    'drafts.index': { paramsTuple?: []; params?: {} }
    'drafts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'drafts.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'callers.store': { paramsTuple?: []; params?: {} }
    'desk_orders.store': { paramsTuple?: []; params?: {} }
    'desk_orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk_tasks.index': { paramsTuple?: []; params?: {} }
    'desk_customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk_customers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk_figures.show': { paramsTuple?: []; params?: {} }
    'desk_choices.index': { paramsTuple?: []; params?: {} }
    'desk_phrases.index': { paramsTuple?: []; params?: {} }
    'searches.show': { paramsTuple?: []; params?: {} }
    'placements.index': { paramsTuple?: []; params?: {} }
    'media_calendars.show': { paramsTuple?: []; params?: {} }
    'channels.index': { paramsTuple?: []; params?: {} }
    'placements.store': { paramsTuple?: []; params?: {} }
    'placements.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'placements.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.index': { paramsTuple?: []; params?: {} }
    'plan_imports.store': { paramsTuple?: []; params?: {} }
    'plan_templates.show': { paramsTuple?: []; params?: {} }
    'plan_imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_acceptances.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'airings.store': { paramsTuple?: []; params?: {} }
    'statistics_slots.index': { paramsTuple?: []; params?: {} }
    'slot_exports.store': { paramsTuple?: []; params?: {} }
    'sales_lists.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'sales_list_files.store': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'outbound_sales.show': { paramsTuple?: []; params?: {} }
    'outbound_sales_files.store': { paramsTuple?: []; params?: {} }
    'slot_pages.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'slot_figures.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'boards.show': { paramsTuple?: []; params?: {} }
    'board_figures.show': { paramsTuple?: []; params?: {} }
    'inquiries.index': { paramsTuple?: []; params?: {} }
    'inquiries.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'revocation_requests.index': { paramsTuple?: []; params?: {} }
    'revocation_news.show': { paramsTuple?: []; params?: {} }
    'revocation_news.update': { paramsTuple?: []; params?: {} }
    'orders.index': { paramsTuple?: []; params?: {} }
    'order_sources.index': { paramsTuple?: []; params?: {} }
    'orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'orders.store': { paramsTuple?: []; params?: {} }
    'orders.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'orders.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'order_confirmations.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'order_revocations.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'order_cancellations.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'revocation_requests.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'revocation_refusals.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'order_payments.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'refunds.index': { paramsTuple?: []; params?: {} }
    'api.orders.index': { paramsTuple?: []; params?: {} }
    'api.orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.orders.store': { paramsTuple?: []; params?: {} }
    'customers.index': { paramsTuple?: []; params?: {} }
    'customer_lookups.index': { paramsTuple?: []; params?: {} }
    'customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'phone_reveals.store': { paramsTuple: [ParamValue]; params: {'customer_id': ParamValue} }
    'regions.index': { paramsTuple?: []; params?: {} }
    'address_parses.store': { paramsTuple?: []; params?: {} }
    'customers.store': { paramsTuple?: []; params?: {} }
    'customers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'contacts.store': { paramsTuple: [ParamValue]; params: {'customer_id': ParamValue} }
    'blocked_numbers.index': { paramsTuple?: []; params?: {} }
    'blocked_numbers.store': { paramsTuple?: []; params?: {} }
    'blocked_numbers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'blocked_number_deletions.store': { paramsTuple?: []; params?: {} }
    'api.customers.index': { paramsTuple?: []; params?: {} }
    'api.customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.customers.store': { paramsTuple?: []; params?: {} }
    'api.regions.index': { paramsTuple?: []; params?: {} }
    'products.index': { paramsTuple?: []; params?: {} }
    'product_searches.index': { paramsTuple?: []; params?: {} }
    'products.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.store': { paramsTuple?: []; params?: {} }
    'products.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'stock.index': { paramsTuple?: []; params?: {} }
    'stock_movements.index': { paramsTuple?: []; params?: {} }
    'stock_movement_exports.store': { paramsTuple?: []; params?: {} }
    'stock_entries.index': { paramsTuple?: []; params?: {} }
    'stock_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'stock_receipts.store': { paramsTuple?: []; params?: {} }
    'stock_counts.create': { paramsTuple?: []; params?: {} }
    'stock_counts.store': { paramsTuple?: []; params?: {} }
    'stock_adjustments.store': { paramsTuple?: []; params?: {} }
    'api.products.index': { paramsTuple?: []; params?: {} }
    'api.products.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.product_stock.show': { paramsTuple: [ParamValue]; params: {'product_id': ParamValue} }
    'outbound.index': { paramsTuple?: []; params?: {} }
    'outbound_selections.index': { paramsTuple?: []; params?: {} }
    'backlog.index': { paramsTuple?: []; params?: {} }
    'outbound.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'parcel_lists.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'parcel_list_files.store': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'waybill_voids.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'hand_overs.store': { paramsTuple?: []; params?: {} }
    'waybill_prints.store': { paramsTuple?: []; params?: {} }
    'waybill_prints.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'waybill_print_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'feedback_stations.show': { paramsTuple?: []; params?: {} }
    'parcels.show': { paramsTuple?: []; params?: {} }
    'feedback_batches.store': { paramsTuple?: []; params?: {} }
    'feedback_corrections.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'feedback_records.index': { paramsTuple?: []; params?: {} }
    'returns.index': { paramsTuple?: []; params?: {} }
    'return_lookups.show': { paramsTuple?: []; params?: {} }
    'returns.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'return_receipts.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'return_inspections.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'cod_debts.index': { paramsTuple?: []; params?: {} }
    'cod_parcels.index': { paramsTuple?: []; params?: {} }
    'cod_differences.index': { paramsTuple?: []; params?: {} }
    'cod_statements.index': { paramsTuple?: []; params?: {} }
    'cod_statements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cod_statements.store': { paramsTuple?: []; params?: {} }
    'cod_statements.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cod_statement_acceptances.store': { paramsTuple: [ParamValue]; params: {'cod_statement_id': ParamValue} }
    'cod_counters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cod_counters.store': { paramsTuple?: []; params?: {} }
    'cod_differences.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cod_write_offs.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'api.waybills.index': { paramsTuple?: []; params?: {} }
    'api.waybills.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.delivery_methods.index': { paramsTuple?: []; params?: {} }
    'rmas.index': { paramsTuple?: []; params?: {} }
    'rmas.store': { paramsTuple?: []; params?: {} }
    'delivered_orders.show': { paramsTuple?: []; params?: {} }
    'trial_outcomes.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'rmas.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'rma_decisions.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
    'rma_receipts.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
    'rma_inspections.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
    'rma_refunds.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
    'rma_exchanges.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
    'rma_closings.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
  }
  GET: {
    'health': { paramsTuple?: []; params?: {} }
    'live': { paramsTuple?: []; params?: {} }
    'api.open_api.show': { paramsTuple?: []; params?: {} }
    'webhooks.index': { paramsTuple?: []; params?: {} }
    'webhook_deliveries.index': { paramsTuple: [ParamValue]; params: {'webhook_id': ParamValue} }
    'webhook_deliveries.show': { paramsTuple: [ParamValue,ParamValue]; params: {'webhook_id': ParamValue,'id': ParamValue} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'passwords.edit': { paramsTuple?: []; params?: {} }
    'files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'file_contents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'employees.index': { paramsTuple?: []; params?: {} }
    'employees.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'departments.index': { paramsTuple?: []; params?: {} }
    'settings.index': { paramsTuple?: []; params?: {} }
    'api_tokens.index': { paramsTuple?: []; params?: {} }
    'company_entries.index': { paramsTuple: [ParamValue]; params: {'table': ParamValue} }
    'prompt_files.show': { paramsTuple: [ParamValue]; params: {'prompt_id': ParamValue} }
    'pbx_parts.index': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'company_words.show': { paramsTuple?: []; params?: {} }
    'reconciliations.index': { paramsTuple?: []; params?: {} }
    'call_imports.index': { paramsTuple?: []; params?: {} }
    'call_templates.show': { paramsTuple?: []; params?: {} }
    'call_imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_policies.show': { paramsTuple?: []; params?: {} }
    'calls.index': { paramsTuple?: []; params?: {} }
    'customer_recordings.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'agent_logs.show': { paramsTuple: [ParamValue]; params: {'log': ParamValue} }
    'messages.index': { paramsTuple?: []; params?: {} }
    'messages.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calls.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_audio.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_peaks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'phones.show': { paramsTuple?: []; params?: {} }
    'phone_forwards.show': { paramsTuple?: []; params?: {} }
    'phone_targets.index': { paramsTuple?: []; params?: {} }
    'switch_configurations.index': { paramsTuple?: []; params?: {} }
    'switch_applies.show': { paramsTuple: [ParamValue,ParamValue]; params: {'switch_id': ParamValue,'id': ParamValue} }
    'supervision.index': { paramsTuple?: []; params?: {} }
    'supervision.show': { paramsTuple?: []; params?: {} }
    'campaigns.index': { paramsTuple?: []; params?: {} }
    'campaigns.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'campaign_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'campaign_templates.index': { paramsTuple?: []; params?: {} }
    'do_not_call.index': { paramsTuple?: []; params?: {} }
    'outreach.index': { paramsTuple?: []; params?: {} }
    'callback_tasks.index': { paramsTuple?: []; params?: {} }
    'desk.show': { paramsTuple?: []; params?: {} }
    'desk_calls.index': { paramsTuple?: []; params?: {} }
    'screen_pops.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'drafts.index': { paramsTuple?: []; params?: {} }
    'desk_orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk_tasks.index': { paramsTuple?: []; params?: {} }
    'desk_customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk_figures.show': { paramsTuple?: []; params?: {} }
    'desk_choices.index': { paramsTuple?: []; params?: {} }
    'desk_phrases.index': { paramsTuple?: []; params?: {} }
    'searches.show': { paramsTuple?: []; params?: {} }
    'placements.index': { paramsTuple?: []; params?: {} }
    'media_calendars.show': { paramsTuple?: []; params?: {} }
    'channels.index': { paramsTuple?: []; params?: {} }
    'plan_imports.index': { paramsTuple?: []; params?: {} }
    'plan_templates.show': { paramsTuple?: []; params?: {} }
    'plan_imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'statistics_slots.index': { paramsTuple?: []; params?: {} }
    'sales_lists.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'outbound_sales.show': { paramsTuple?: []; params?: {} }
    'slot_pages.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'slot_figures.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'boards.show': { paramsTuple?: []; params?: {} }
    'board_figures.show': { paramsTuple?: []; params?: {} }
    'inquiries.index': { paramsTuple?: []; params?: {} }
    'revocation_requests.index': { paramsTuple?: []; params?: {} }
    'revocation_news.show': { paramsTuple?: []; params?: {} }
    'orders.index': { paramsTuple?: []; params?: {} }
    'order_sources.index': { paramsTuple?: []; params?: {} }
    'orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refunds.index': { paramsTuple?: []; params?: {} }
    'api.orders.index': { paramsTuple?: []; params?: {} }
    'api.orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.index': { paramsTuple?: []; params?: {} }
    'customer_lookups.index': { paramsTuple?: []; params?: {} }
    'customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'regions.index': { paramsTuple?: []; params?: {} }
    'blocked_numbers.index': { paramsTuple?: []; params?: {} }
    'api.customers.index': { paramsTuple?: []; params?: {} }
    'api.customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.regions.index': { paramsTuple?: []; params?: {} }
    'products.index': { paramsTuple?: []; params?: {} }
    'product_searches.index': { paramsTuple?: []; params?: {} }
    'products.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'stock.index': { paramsTuple?: []; params?: {} }
    'stock_movements.index': { paramsTuple?: []; params?: {} }
    'stock_entries.index': { paramsTuple?: []; params?: {} }
    'stock_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'stock_counts.create': { paramsTuple?: []; params?: {} }
    'api.products.index': { paramsTuple?: []; params?: {} }
    'api.products.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.product_stock.show': { paramsTuple: [ParamValue]; params: {'product_id': ParamValue} }
    'outbound.index': { paramsTuple?: []; params?: {} }
    'outbound_selections.index': { paramsTuple?: []; params?: {} }
    'backlog.index': { paramsTuple?: []; params?: {} }
    'outbound.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'parcel_lists.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'waybill_prints.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'waybill_print_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'feedback_stations.show': { paramsTuple?: []; params?: {} }
    'parcels.show': { paramsTuple?: []; params?: {} }
    'feedback_records.index': { paramsTuple?: []; params?: {} }
    'returns.index': { paramsTuple?: []; params?: {} }
    'return_lookups.show': { paramsTuple?: []; params?: {} }
    'returns.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cod_debts.index': { paramsTuple?: []; params?: {} }
    'cod_parcels.index': { paramsTuple?: []; params?: {} }
    'cod_differences.index': { paramsTuple?: []; params?: {} }
    'cod_statements.index': { paramsTuple?: []; params?: {} }
    'cod_statements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cod_counters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.waybills.index': { paramsTuple?: []; params?: {} }
    'api.waybills.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.delivery_methods.index': { paramsTuple?: []; params?: {} }
    'rmas.index': { paramsTuple?: []; params?: {} }
    'delivered_orders.show': { paramsTuple?: []; params?: {} }
    'rmas.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  HEAD: {
    'health': { paramsTuple?: []; params?: {} }
    'live': { paramsTuple?: []; params?: {} }
    'api.open_api.show': { paramsTuple?: []; params?: {} }
    'webhooks.index': { paramsTuple?: []; params?: {} }
    'webhook_deliveries.index': { paramsTuple: [ParamValue]; params: {'webhook_id': ParamValue} }
    'webhook_deliveries.show': { paramsTuple: [ParamValue,ParamValue]; params: {'webhook_id': ParamValue,'id': ParamValue} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'passwords.edit': { paramsTuple?: []; params?: {} }
    'files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'file_contents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'employees.index': { paramsTuple?: []; params?: {} }
    'employees.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'departments.index': { paramsTuple?: []; params?: {} }
    'settings.index': { paramsTuple?: []; params?: {} }
    'api_tokens.index': { paramsTuple?: []; params?: {} }
    'company_entries.index': { paramsTuple: [ParamValue]; params: {'table': ParamValue} }
    'prompt_files.show': { paramsTuple: [ParamValue]; params: {'prompt_id': ParamValue} }
    'pbx_parts.index': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'company_words.show': { paramsTuple?: []; params?: {} }
    'reconciliations.index': { paramsTuple?: []; params?: {} }
    'call_imports.index': { paramsTuple?: []; params?: {} }
    'call_templates.show': { paramsTuple?: []; params?: {} }
    'call_imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_policies.show': { paramsTuple?: []; params?: {} }
    'calls.index': { paramsTuple?: []; params?: {} }
    'customer_recordings.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'agent_logs.show': { paramsTuple: [ParamValue]; params: {'log': ParamValue} }
    'messages.index': { paramsTuple?: []; params?: {} }
    'messages.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calls.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_audio.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_peaks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'phones.show': { paramsTuple?: []; params?: {} }
    'phone_forwards.show': { paramsTuple?: []; params?: {} }
    'phone_targets.index': { paramsTuple?: []; params?: {} }
    'switch_configurations.index': { paramsTuple?: []; params?: {} }
    'switch_applies.show': { paramsTuple: [ParamValue,ParamValue]; params: {'switch_id': ParamValue,'id': ParamValue} }
    'supervision.index': { paramsTuple?: []; params?: {} }
    'supervision.show': { paramsTuple?: []; params?: {} }
    'campaigns.index': { paramsTuple?: []; params?: {} }
    'campaigns.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'campaign_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'campaign_templates.index': { paramsTuple?: []; params?: {} }
    'do_not_call.index': { paramsTuple?: []; params?: {} }
    'outreach.index': { paramsTuple?: []; params?: {} }
    'callback_tasks.index': { paramsTuple?: []; params?: {} }
    'desk.show': { paramsTuple?: []; params?: {} }
    'desk_calls.index': { paramsTuple?: []; params?: {} }
    'screen_pops.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'drafts.index': { paramsTuple?: []; params?: {} }
    'desk_orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk_tasks.index': { paramsTuple?: []; params?: {} }
    'desk_customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk_figures.show': { paramsTuple?: []; params?: {} }
    'desk_choices.index': { paramsTuple?: []; params?: {} }
    'desk_phrases.index': { paramsTuple?: []; params?: {} }
    'searches.show': { paramsTuple?: []; params?: {} }
    'placements.index': { paramsTuple?: []; params?: {} }
    'media_calendars.show': { paramsTuple?: []; params?: {} }
    'channels.index': { paramsTuple?: []; params?: {} }
    'plan_imports.index': { paramsTuple?: []; params?: {} }
    'plan_templates.show': { paramsTuple?: []; params?: {} }
    'plan_imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'statistics_slots.index': { paramsTuple?: []; params?: {} }
    'sales_lists.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'outbound_sales.show': { paramsTuple?: []; params?: {} }
    'slot_pages.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'slot_figures.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'boards.show': { paramsTuple?: []; params?: {} }
    'board_figures.show': { paramsTuple?: []; params?: {} }
    'inquiries.index': { paramsTuple?: []; params?: {} }
    'revocation_requests.index': { paramsTuple?: []; params?: {} }
    'revocation_news.show': { paramsTuple?: []; params?: {} }
    'orders.index': { paramsTuple?: []; params?: {} }
    'order_sources.index': { paramsTuple?: []; params?: {} }
    'orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refunds.index': { paramsTuple?: []; params?: {} }
    'api.orders.index': { paramsTuple?: []; params?: {} }
    'api.orders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.index': { paramsTuple?: []; params?: {} }
    'customer_lookups.index': { paramsTuple?: []; params?: {} }
    'customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'regions.index': { paramsTuple?: []; params?: {} }
    'blocked_numbers.index': { paramsTuple?: []; params?: {} }
    'api.customers.index': { paramsTuple?: []; params?: {} }
    'api.customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.regions.index': { paramsTuple?: []; params?: {} }
    'products.index': { paramsTuple?: []; params?: {} }
    'product_searches.index': { paramsTuple?: []; params?: {} }
    'products.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'stock.index': { paramsTuple?: []; params?: {} }
    'stock_movements.index': { paramsTuple?: []; params?: {} }
    'stock_entries.index': { paramsTuple?: []; params?: {} }
    'stock_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'stock_counts.create': { paramsTuple?: []; params?: {} }
    'api.products.index': { paramsTuple?: []; params?: {} }
    'api.products.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.product_stock.show': { paramsTuple: [ParamValue]; params: {'product_id': ParamValue} }
    'outbound.index': { paramsTuple?: []; params?: {} }
    'outbound_selections.index': { paramsTuple?: []; params?: {} }
    'backlog.index': { paramsTuple?: []; params?: {} }
    'outbound.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'parcel_lists.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'waybill_prints.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'waybill_print_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'feedback_stations.show': { paramsTuple?: []; params?: {} }
    'parcels.show': { paramsTuple?: []; params?: {} }
    'feedback_records.index': { paramsTuple?: []; params?: {} }
    'returns.index': { paramsTuple?: []; params?: {} }
    'return_lookups.show': { paramsTuple?: []; params?: {} }
    'returns.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cod_debts.index': { paramsTuple?: []; params?: {} }
    'cod_parcels.index': { paramsTuple?: []; params?: {} }
    'cod_differences.index': { paramsTuple?: []; params?: {} }
    'cod_statements.index': { paramsTuple?: []; params?: {} }
    'cod_statements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cod_counters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.waybills.index': { paramsTuple?: []; params?: {} }
    'api.waybills.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.delivery_methods.index': { paramsTuple?: []; params?: {} }
    'rmas.index': { paramsTuple?: []; params?: {} }
    'delivered_orders.show': { paramsTuple?: []; params?: {} }
    'rmas.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  POST: {
    'webhooks.store': { paramsTuple?: []; params?: {} }
    'webhook_secrets.store': { paramsTuple: [ParamValue]; params: {'webhook_id': ParamValue} }
    'webhook_tests.store': { paramsTuple: [ParamValue]; params: {'webhook_id': ParamValue} }
    'webhook_redeliveries.store': { paramsTuple: [ParamValue,ParamValue]; params: {'webhook_id': ParamValue,'delivery_id': ParamValue} }
    'sessions.store': { paramsTuple?: []; params?: {} }
    'locale_choices.store': { paramsTuple?: []; params?: {} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'employees.store': { paramsTuple?: []; params?: {} }
    'password_resets.store': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'api_tokens.store': { paramsTuple?: []; params?: {} }
    'company_entries.store': { paramsTuple: [ParamValue]; params: {'table': ParamValue} }
    'extension_secrets.store': { paramsTuple: [ParamValue]; params: {'extension_id': ParamValue} }
    'prompt_files.store': { paramsTuple?: []; params?: {} }
    'pbx_parts.store': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'cdrs.store': { paramsTuple?: []; params?: {} }
    'reconciliations.store': { paramsTuple?: []; params?: {} }
    'call_imports.store': { paramsTuple?: []; params?: {} }
    'call_import_acceptances.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_deletions.store': { paramsTuple?: []; params?: {} }
    'call_exports.store': { paramsTuple?: []; params?: {} }
    'agent_log_exports.store': { paramsTuple: [ParamValue]; params: {'log': ParamValue} }
    'call_mark_deletions.store': { paramsTuple?: []; params?: {} }
    'call_notes.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_holds.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'phone_sign_ins.store': { paramsTuple?: []; params?: {} }
    'phone_ready_states.store': { paramsTuple?: []; params?: {} }
    'phone_not_ready.store': { paramsTuple?: []; params?: {} }
    'phone_answers.store': { paramsTuple?: []; params?: {} }
    'phone_hang_ups.store': { paramsTuple?: []; params?: {} }
    'phone_holds.store': { paramsTuple?: []; params?: {} }
    'phone_marks.store': { paramsTuple?: []; params?: {} }
    'phone_mutes.store': { paramsTuple?: []; params?: {} }
    'phone_digits.store': { paramsTuple?: []; params?: {} }
    'phone_transfers.store': { paramsTuple?: []; params?: {} }
    'consultations.store': { paramsTuple?: []; params?: {} }
    'phone_conferences.store': { paramsTuple?: []; params?: {} }
    'switch_applies.store': { paramsTuple: [ParamValue]; params: {'switch_id': ParamValue} }
    'listenings.store': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'kicks.store': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'redirects.store': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'campaigns.store': { paramsTuple?: []; params?: {} }
    'campaign_templates.store': { paramsTuple?: []; params?: {} }
    'do_not_call.store': { paramsTuple?: []; params?: {} }
    'outreach.store': { paramsTuple: [ParamValue]; params: {'campaign_id': ParamValue} }
    'outreach_dials.store': { paramsTuple: [ParamValue]; params: {'contact_id': ParamValue} }
    'outreach_dispositions.store': { paramsTuple: [ParamValue]; params: {'contact_id': ParamValue} }
    'call_closings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'dialled_calls.store': { paramsTuple?: []; params?: {} }
    'callers.store': { paramsTuple?: []; params?: {} }
    'desk_orders.store': { paramsTuple?: []; params?: {} }
    'placements.store': { paramsTuple?: []; params?: {} }
    'plan_imports.store': { paramsTuple?: []; params?: {} }
    'plan_acceptances.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'airings.store': { paramsTuple?: []; params?: {} }
    'slot_exports.store': { paramsTuple?: []; params?: {} }
    'sales_list_files.store': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'outbound_sales_files.store': { paramsTuple?: []; params?: {} }
    'inquiries.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'orders.store': { paramsTuple?: []; params?: {} }
    'order_confirmations.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'order_revocations.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'order_cancellations.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'revocation_requests.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'revocation_refusals.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'order_payments.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'api.orders.store': { paramsTuple?: []; params?: {} }
    'phone_reveals.store': { paramsTuple: [ParamValue]; params: {'customer_id': ParamValue} }
    'address_parses.store': { paramsTuple?: []; params?: {} }
    'customers.store': { paramsTuple?: []; params?: {} }
    'contacts.store': { paramsTuple: [ParamValue]; params: {'customer_id': ParamValue} }
    'blocked_numbers.store': { paramsTuple?: []; params?: {} }
    'blocked_number_deletions.store': { paramsTuple?: []; params?: {} }
    'api.customers.store': { paramsTuple?: []; params?: {} }
    'products.store': { paramsTuple?: []; params?: {} }
    'stock_movement_exports.store': { paramsTuple?: []; params?: {} }
    'stock_receipts.store': { paramsTuple?: []; params?: {} }
    'stock_counts.store': { paramsTuple?: []; params?: {} }
    'stock_adjustments.store': { paramsTuple?: []; params?: {} }
    'parcel_list_files.store': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'waybill_voids.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'hand_overs.store': { paramsTuple?: []; params?: {} }
    'waybill_prints.store': { paramsTuple?: []; params?: {} }
    'feedback_batches.store': { paramsTuple?: []; params?: {} }
    'feedback_corrections.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'return_receipts.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'return_inspections.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'cod_statements.store': { paramsTuple?: []; params?: {} }
    'cod_statement_acceptances.store': { paramsTuple: [ParamValue]; params: {'cod_statement_id': ParamValue} }
    'cod_counters.store': { paramsTuple?: []; params?: {} }
    'cod_write_offs.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'rmas.store': { paramsTuple?: []; params?: {} }
    'trial_outcomes.store': { paramsTuple: [ParamValue]; params: {'order_id': ParamValue} }
    'rma_decisions.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
    'rma_receipts.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
    'rma_inspections.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
    'rma_refunds.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
    'rma_exchanges.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
    'rma_closings.store': { paramsTuple: [ParamValue]; params: {'rma_id': ParamValue} }
  }
  PUT: {
    'webhooks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'passwords.update': { paramsTuple?: []; params?: {} }
    'permission_grants.update': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'settings.update': { paramsTuple?: []; params?: {} }
    'company_entries.update': { paramsTuple: [ParamValue,ParamValue]; params: {'table': ParamValue,'id': ParamValue} }
    'prompt_files.update': { paramsTuple: [ParamValue]; params: {'prompt_id': ParamValue} }
    'pbx_parts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'recording_policies.update': { paramsTuple?: []; params?: {} }
    'consultations.update': { paramsTuple?: []; params?: {} }
    'phone_forwards.update': { paramsTuple?: []; params?: {} }
    'agent_states.update': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'campaign_templates.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'call_notes.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'drafts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'placements.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'blocked_numbers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  DELETE: {
    'webhooks.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api_tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'company_entries.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'table': ParamValue,'id': ParamValue} }
    'pbx_parts.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'call_imports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'call_import_acceptances.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'messages.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recording_holds.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'phone_sign_ins.destroy': { paramsTuple?: []; params?: {} }
    'phone_holds.destroy': { paramsTuple?: []; params?: {} }
    'phone_mutes.destroy': { paramsTuple?: []; params?: {} }
    'consultations.destroy': { paramsTuple?: []; params?: {} }
    'phone_wrap_ups.destroy': { paramsTuple?: []; params?: {} }
    'listenings.destroy': { paramsTuple: [ParamValue]; params: {'employee_id': ParamValue} }
    'drafts.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'placements.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'orders.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cod_statements.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  PATCH: {
    'employees.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'campaigns.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'callback_tasks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk_customers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'revocation_news.update': { paramsTuple?: []; params?: {} }
    'orders.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cod_differences.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}