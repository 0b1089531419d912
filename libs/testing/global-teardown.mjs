export default () => globalThis.yidanTearDown?.();
