/** The calls in each recording of the switch's own queue and of single features. */
export const queueCalls: Record<string, string[]> = {
  'queue/02-answered-caller-hangs': [
    'inbound 13800138000 > 4008001001: answered by caller; offers 1001 answered; talk 1001; recordings 1',
  ],
  'queue/03-answered-agent-hangs': [
    'inbound 13800138000 > 4008001001: answered by agent; offers 1002 answered; talk 1002; recordings 1',
  ],
  'queue/04-abandon-waiting': ['inbound 13800138000 > 4008001001: abandoned_in_queue by caller'],
  'queue/04-abandon-waiting/b-while-ringing': [
    'inbound 13800138000 > 4008001001: abandoned_ringing by caller; offers 1001 ORIGINATOR_CANCEL',
  ],
  'queue/04-abandon-waiting/c-cancel-before-answer': [
    'inbound 13800138000 > 4008001003: abandoned_in_ivr by caller',
  ],
  'queue/05-noanswer-next': [
    'inbound 13800138000 > 4008001001: answered by caller; offers 1001 NO_ANSWER, 1002 CALL_REJECTED, 1003 answered; talk 1003; recordings 1',
  ],
  'queue/05-noanswer-next/b-max-no-answer': [
    'inbound 13800138000 > 4008001001: abandoned_in_queue by caller; offers 1001 NO_ANSWER, 1001 NO_ANSWER',
  ],
  'queue/05-noanswer-next/c-busy': [
    'inbound 13800138000 > 4008001001: abandoned_in_queue by caller; offers 1001 USER_BUSY, 1001 USER_BUSY',
  ],
  'queue/05-noanswer-next/d-unregistered': [
    'inbound 13800138000 > 4008001001: abandoned_in_queue by caller; offers 1001 USER_NOT_REGISTERED, 1001 USER_NOT_REGISTERED',
  ],
  'queue/06-overflow/a-l1-busy-multiply': [
    'inbound 13911111111 > 4008001001: answered by caller; offers 1004 answered; talk 1004; recordings 1',
  ],
  'queue/06-overflow/b-l1-busy-nomultiply': [
    'inbound 13922222222 > 4008001211: answered by caller; offers 1004 answered; talk 1004; recordings 1',
  ],
  'queue/06-overflow/c-l1-loggedout-noagentnowait': [
    'inbound 13800138000 > 4008001001: answered by caller; offers 1004 answered; talk 1004; recordings 1',
  ],
  'queue/06-overflow/d-l1-loggedout-nanw-false': [
    'inbound 13800138000 > 4008001211: answered by caller; offers 1004 answered; talk 1004; recordings 1',
  ],
  'queue/06-overflow/e-l1-onbreak': [
    'inbound 13800138000 > 4008001001: answered by caller; offers 1004 answered; talk 1004; recordings 1',
  ],
  'queue/07-timeouts/a-max-wait-time': ['inbound 13800138000 > 4008001031: no_agent by switch'],
  'queue/07-timeouts/b-no-agent-timeout': ['inbound 13800138000 > 4008001032: no_agent by switch'],
  'queue/08-agent-status': [
    'inbound 13800138000 > 4008001001: answered by caller; offers 1001 answered; talk 1001; recordings 1',
    'inbound 13800138000 > 4008001001: abandoned_in_queue by caller; offers 1001 ORIGINATOR_CANCEL',
  ],
  'queue/09-click-to-dial/a-ok': [
    'outbound 13911112222 > 13911112222: answered by caller; talk 1001',
  ],
  'queue/09-click-to-dial/b-agent-noanswer': ['internal - > -: failed by switch'],
  'queue/09-click-to-dial/c-customer-busy': [
    'outbound 13911112222 > 13911112222: failed by caller',
  ],
  'queue/09-click-to-dial/d-dialplan-tracked': [
    'outbound 13911112222 > 13911112222: answered by agent; talk 1001',
    'inbound 13800138000 > 4008001001: abandoned_in_queue by caller',
  ],
  'queue/09-click-to-dial/e-agent-sip-dials': [
    'outbound 13800000001 > 913800000001: answered by agent; talk 1001',
  ],
  'queue/10-hold-transfer/a-uuid_hold': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered; talk 1001; recordings 1; held 3.8 s',
  ],
  'queue/10-hold-transfer/b-blind-transfer': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered, 1002 answered; talk 1001, 1002; recordings 1',
  ],
  'queue/10-hold-transfer/c-att_xfer': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered; talk 1001, 1002; recordings 1',
  ],
  'queue/10-hold-transfer/d-three_way': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered; talk 1001; recordings 1',
    'internal - > -: ivr_completed by agent',
  ],
  'queue/10-hold-transfer/e-conference': [
    'inbound 13800138000 > 4008001001: answered by agent; offers 1001 answered; talk 1001, 1001; recordings 1',
    'internal - > -: ivr',
  ],
  'queue/10-hold-transfer/f-transfer-to-queue22': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered, 1004 answered; talk 1001, 1004; recordings 1',
  ],
  'queue/11-supervise/a-listen-whisper-barge-dtmf': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered; talk 1001; recordings 1',
    'internal - > -: ivr_completed by switch',
  ],
  'queue/11-supervise/b-whisper-var': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered; talk 1001; recordings 1',
    'internal - > -: ivr_completed by switch',
  ],
  'queue/11-supervise/c-barge-three_way-kick': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered; talk 1001; recordings 1',
    'internal - > -: ivr_completed by switch',
  ],
  'queue/11-supervise/d-eavesdrop-all-nonexist': ['internal - > -: ivr_completed by switch'],
  'queue/11-supervise/e-takeover': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered; talk 1001, 1010; recordings 1',
  ],
  'queue/12-uuid_record': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered; talk 1001; recordings 3',
  ],
  'queue/13-dtmf': [
    'inbound 13800138000 > 4008001005: failed by nobody',
    'outbound 4008001005 > 4008001005: failed by nobody',
    'internal - > -: ivr_completed by switch',
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered; talk 1001; recordings 1',
  ],
  'queue/15-restart/a-term': [
    'inbound 13800138000 > 4008001001: answered by switch; offers 1001 answered; talk 1001; recordings 1',
    'inbound 13911111111 > 4008001001: failed by switch',
  ],
  'queue/15-restart/c-kill9': [
    'inbound 13800138000 > 4008001001: talking; offers 1001 answered; talk 1001; recordings 1',
  ],
  'queue/17-xml_curl': [
    'inbound 13800138000 > 4008007777: abandoned_in_queue by caller',
    'internal - > -: ivr_completed by switch',
    'inbound 13800138000 > 4008007777: failed by switch; offers 1077 MANAGER_REQUEST',
    'inbound 13800138000 > 4008001003: abandoned_in_ivr by caller',
    'inbound 13800138000 > 4008001003: abandoned_in_ivr by caller',
  ],
  'queue/18-cdr': [
    'inbound 13800138000 > 4008001001: answered by caller; offers 1001 answered; talk 1001; recordings 1',
    'inbound 13800138000 > 4008001031: abandoned_in_queue by caller',
    'inbound 13800138000 > 4008001031: abandoned_in_queue by caller',
    'inbound 13800138000 > 4008001031: abandoned_in_queue by caller',
    'inbound 13800138000 > 4008001031: abandoned_in_queue by caller',
    'inbound 13800138000 > 4008001031: abandoned_in_queue by caller',
  ],
  'queue/19-outbound-socket/a-conn1': [
    'inbound 13800138000 > 4008001009: answered by caller; talk 1001',
  ],
  'queue/19-outbound-socket/b-after-app-closed': [
    'inbound 13800138000 > 4008001009: failed by switch',
  ],
  'queue/19-outbound-socket/c-no-listener': ['inbound 13800138000 > 4008001009: failed by switch'],
  'queue/19-outbound-socket/nosuchapp-run/a-conn1': [
    'inbound 13800138000 > 4008001009: failed by switch',
  ],
  'queue/20-escaping/json-encoding': ['internal - > -: failed by switch'],
  'queue/20-escaping/plain-encoding': ['internal - > -: failed by switch'],
  'queue/22-subscribe-register/b-custom-last': [
    'inbound 13800138000 > 4008001001: talking; offers 1001 answered; talk 1001',
  ],
  'queue/22-subscribe-register/c-filter': ['inbound 13800138000 > 4008001001: talking; talk 1001'],
}
