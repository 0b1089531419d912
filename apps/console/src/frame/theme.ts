import type { ThemeConfig } from 'antd';

/** 主题: the library's own colours for hints, links and buttons are too light for WCAG AA. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b4f96',
    colorLink: '#0b4f96',
    colorLinkHover: '#083a70',
    colorSuccess: '#17693a',
    colorWarning: '#8a5300',
    colorError: '#b3261e',
    colorSuccessBg: '#e6f4ea',
    colorSuccessBorder: '#7fb994',
    colorWarningBg: '#fff4d9',
    colorWarningBorder: '#d9a441',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#e3a6a1',
    colorText: '#1b2430',
    colorTextSecondary: '#4b5565',
    colorTextTertiary: '#556070',
    colorTextDescription: '#4b5565',
    colorTextPlaceholder: '#5c6675',
    colorTextDisabled: '#6a7382',
    colorBorder: '#8a94a3',
    borderRadius: 6,
    fontSize: 15,
    fontFamily: 'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
    motion: false,
  },
};
