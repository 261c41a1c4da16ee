import type { Column } from '~/components/shared/columns'

export const CALL_COLUMNS: Column[] = [
  { key: 'at', label: 'calls.columns.at', width: 120, always: true },
  { key: 'direction', label: 'calls.columns.direction', width: 52, widthEn: 74, sortable: false },
  { key: 'number', label: 'calls.columns.number', width: 110, sortable: false, always: true },
  { key: 'region', label: 'calls.columns.region', minWidth: 60, sortable: false },
  { key: 'dnis', label: 'calls.columns.dnis', width: 112 },
  { key: 'customer', label: 'calls.columns.customer', width: 72, sortable: false },
  { key: 'agent', label: 'calls.columns.agent', width: 76 },
  { key: 'wait', label: 'calls.columns.wait', width: 68, widthEn: 64, align: 'right' },
  { key: 'ring', label: 'calls.columns.ring', width: 56, align: 'right', sortable: false },
  { key: 'talk', label: 'calls.columns.talk', width: 84, widthEn: 76, align: 'right' },
  {
    key: 'hold',
    label: 'calls.columns.hold',
    width: 56,
    align: 'right',
    sortable: false,
    hidden: true,
  },
  {
    key: 'recording',
    label: 'calls.columns.recording',
    width: 52,
    align: 'center',
    sortable: false,
  },
  { key: 'state', label: 'calls.columns.state', width: 116, widthEn: 156 },
  { key: 'type', label: 'calls.columns.type', width: 56, widthEn: 64, sortable: false },
  { key: 'hangupBy', label: 'calls.columns.hangupBy', width: 60, widthEn: 74, sortable: false },
  {
    key: 'disposition',
    label: 'calls.columns.disposition',
    width: 60,
    widthEn: 88,
    sortable: false,
  },
  { key: 'order', label: 'calls.columns.order', width: 100, sortable: false },
]

/** State and reason are of the log of states only. */
export const AGENT_LOG_COLUMNS: Column[] = [
  { key: 'employee', label: 'calls.agent_log.employee', minWidth: 160, always: true },
  { key: 'extension', label: 'calls.agent_log.extension', width: 100, sortable: false },
  { key: 'state', label: 'calls.agent_log.state', width: 110, sortable: false },
  { key: 'reason', label: 'calls.agent_log.reason', minWidth: 120, sortable: false },
  { key: 'from', label: 'calls.agent_log.from', width: 180, always: true },
  { key: 'to', label: 'calls.agent_log.to', width: 180, sortable: false },
  { key: 'seconds', label: 'calls.agent_log.lasted', width: 120, align: 'right', sortable: false },
]

export const MESSAGE_COLUMNS: Column[] = [
  { key: 'at', label: 'calls.messages.columns.at', width: 170, always: true },
  {
    key: 'number',
    label: 'calls.messages.columns.number',
    width: 150,
    sortable: false,
    always: true,
  },
  { key: 'customer', label: 'calls.messages.columns.customer', minWidth: 100, sortable: false },
  { key: 'dnis', label: 'calls.messages.columns.dnis', width: 120, sortable: false },
  { key: 'box', label: 'calls.messages.columns.box', minWidth: 140 },
  {
    key: 'seconds',
    label: 'calls.messages.columns.seconds',
    width: 80,
    align: 'right',
    sortable: false,
  },
  { key: 'state', label: 'calls.messages.columns.state', width: 100, sortable: false },
  { key: 'heard', label: 'calls.messages.columns.heard', minWidth: 180, sortable: false },
]
