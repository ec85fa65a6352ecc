//! 简体中文.

use super::{ChartTexts, ErrorTexts, FieldTexts, FigureTexts, FiguresTexts, Texts, grouped};

pub(super) static TEXTS: Texts = Texts {
    title: "预测外呼任务详情",
    intro: "查看一个预测外呼任务中每一通电话的结果。",
    switch_language: "English",
    theme: "主题",
    theme_auto: "跟随系统",
    theme_light: "浅色",
    theme_dark: "深色",

    endpoint: "接口地址",
    endpoint_hint: "完整网址，或同源代理的路径，如 /api/",
    token: "Token",
    token_hint: "只保存在内存中，离开页面即清除",
    show_token: "显示 Token",
    hide_token: "隐藏 Token",
    task_id: "任务 ID",
    task_id_hint: "通常为 20 位数字",
    page_size: "每页条数",
    page_size_option: |records| format!("{} 条/页", grouped(u64::from(records))),
    load: "查询",
    continue_with_token: "继续",
    endpoint_invalid: "请填写以 http:// 或 https:// 开头的网址，或以 / 开头的路径",
    token_missing: "请填写 Token",
    task_id_missing: "请填写任务 ID",

    change_task: "更换任务",
    reload: "重新加载",
    auto_refresh: "自动刷新",
    refresh_off: "手动刷新",
    refresh_every: |seconds| match (seconds % 60, seconds / 60) {
        (0, minutes) => format!("每 {minutes} 分钟"),
        _ => format!("每 {seconds} 秒"),
    },
    updated: |time| format!("更新于 {time}"),
    refresh_failed: |time| format!("{time} 起自动刷新没有成功，下面是之前的记录。会继续尝试。"),
    cancel: "取消",
    retry: "重试",
    edit_connection: "修改连接",
    loading: "正在加载…",
    retrying: |attempt, of| format!("暂时没有成功，正在第 {attempt} 次尝试（共 {of} 次）…"),

    filters: "筛选",
    all: "全部",
    search: "搜索",
    search_placeholder: "搜索号码、备注、编号",
    clear_filters: "清除筛选",
    page_scope: "筛选与搜索只作用于本页",
    page_shown: |shown, page| format!("本页：显示 {} / {} 条", grouped(shown as u64), grouped(page as u64)),
    task_shown: |shown, held| format!("整个任务：显示 {} / {} 条", grouped(shown as u64), grouped(held as u64)),
    task_total: |total| format!("整个任务 {} 条", grouped(total)),

    load_task: "加载整个任务",
    loaded: |loaded, total| format!("已加载 {} / {} 条", grouped(loaded), grouped(total)),
    pace: |speed, left| match left {
        Some(seconds) => format!("每秒 {} 条，约剩 {seconds} 秒", grouped(speed)),
        None => format!("每秒 {} 条", grouped(speed)),
    },
    partial: |loaded, total| format!("尚未加载完整：已有 {} / {} 条。", grouped(loaded), grouped(total)),
    older: |loaded, total| {
        format!("重新加载未完成（{} / {} 条），下面仍是之前的记录。", grouped(loaded), grouped(total))
    },
    resume: "继续加载",
    gap: |from, to| format!("缺少第 {}–{} 条。", grouped(from), grouped(to)),
    fetch_missing: "只取缺少的",
    drift: |from, to| {
        format!("加载期间任务有变化：总数从 {} 变为 {}。可重新加载以获得一致的数据。", grouped(from), grouped(to))
    },
    duplicates: |count| format!("有 {} 条记录与前面的记录完全相同（已保留）。", grouped(count as u64)),
    more_filters: "更多筛选",
    nobody: "无坐席",
    from: "从",
    to: "到",
    filter_chip: |label, value| format!("{label}：{value}"),
    seconds_span: |span| format!("{span} 秒"),
    remove_filter: "移除此筛选",
    order: "排序",
    task_order: "任务顺序",
    layout: "显示方式",
    cards: "卡片",
    table: "表格",
    columns: "列",

    called: "已呼叫",
    not_called: "未呼叫",
    other: "其他",
    connected: "呼叫接听",
    caller: "坐席未接",
    callee: "被叫未接通",
    none: "无结果",
    undocumented_code: |code| format!("其他：{code}"),
    data_quality: "数据质量",
    contradictory: "数据矛盾",
    undocumented: "未说明的代码",
    duplicate: "重复记录",
    no_result: "已呼叫，无结果",
    summary: "数据概览",
    summary_of_page: |records| format!("仅本页 {records} 条"),
    summary_of_page_filtered: |shown, records| format!("仅本页 {records} 条中的 {shown} 条"),
    summary_of_task: |records| format!("已加载的全部 {records} 条"),
    summary_of_task_filtered: |shown, records| format!("已加载的 {records} 条中筛选出 {shown} 条"),
    of_whole_task: |value| format!("全部 {value}"),
    past_limit: |limit| format!("超过上限 {limit}："),
    limit: |limit| format!("上限 {limit}"),
    missed_split: |with, without| format!("有坐席号 {with}，无坐席号 {without}"),
    seconds_mean: |seconds| format!("{seconds} 秒"),
    figures: FiguresTexts {
        progress: FigureTexts { name: "进度", formula: "已呼叫 ÷ 全部记录" },
        reach_rate: FigureTexts {
            name: "客户接听率",
            formula: "（呼叫接听 + 坐席未接）÷（呼叫接听 + 坐席未接 + 被叫未接通）",
        },
        connect_rate: FigureTexts {
            name: "接通率", formula: "呼叫接听 ÷（呼叫接听 + 坐席未接 + 被叫未接通）"
        },
        abandon_rate: FigureTexts { name: "呼损率", formula: "坐席未接 ÷（呼叫接听 + 坐席未接）" },
        agent_missed: FigureTexts { name: "坐席未接", formula: "客户已接听、坐席未接的呼叫数" },
        no_result: FigureTexts { name: "无结果", formula: "已呼叫但没有接通类型的记录数" },
        avg_talk: FigureTexts {
            name: "平均通话时长", formula: "呼叫接听的通话秒数之和 ÷ 呼叫接听"
        },
        wait_connected: FigureTexts {
            name: "平均等待 · 呼叫接听", formula: "呼叫接听的等待秒数之和 ÷ 呼叫接听"
        },
        wait_agent_missed: FigureTexts {
            name: "平均等待 · 坐席未接", formula: "坐席未接的等待秒数之和 ÷ 坐席未接"
        },
        wait_customer_missed: FigureTexts {
            name: "平均等待 · 被叫未接通",
            formula: "被叫未接通的等待秒数之和 ÷ 被叫未接通",
        },
        short_call_rate: FigureTexts {
            name: "短通话率", formula: "通话不足 5 秒的呼叫接听 ÷ 呼叫接听"
        },
        contradictions: FigureTexts {
            name: "数据矛盾",
            formula: "呼叫接听却未接通、被叫未接通却已接通、未呼叫却有接通类型或通话时长的记录数",
        },
    },
    insights: "图表、坐席与数据质量",
    agents: "坐席",
    no_agents: "没有分配给坐席的呼叫。",
    more_agents: |count| format!("再显示 {count} 个坐席"),
    only_this_agent: "只看该坐席",
    offered: "分配",
    missed: "未接",
    missed_rate: "未接率",
    total_talk: "总通话时长",

    yes: "是",
    no: "否",

    charts: ChartTexts {
        charts: "图表",
        brush_hint: "点击一根柱或拖过多根即可筛选，再次选择则取消。键盘：方向键移动，按住 Shift 选取范围，回车筛选。",
        as_table: "数据表",
        nothing: "没有可显示的数据",
        number: "条数",
        share: "占比",

        outcome: "呼叫结果",
        records: |count| format!("共 {} 条记录", grouped(count)),
        other_answer: "其他接通类型",
        other_status: "其他呼叫状态",

        hours: "各时段呼叫",
        hour: "时段",
        hours_gist: |timed, untimed| match untimed {
            0 => format!("有结果的呼叫 {} 通", grouped(timed)),
            _ => format!("有结果的呼叫 {} 通，另有 {} 通没有呼叫时间", grouped(timed), grouped(untimed)),
        },
        without_time: "没有呼叫时间",

        talk: "通话时长（秒）",
        connected_calls: "呼叫接听",
        wait: "等待时长（秒）",
        called_records: "已呼叫",
        seconds: "秒",
        seconds_gist: |records, percentiles| match percentiles {
            Some((median, p90)) => format!(
                "{} 条，一半不超过 {} 秒，90% 不超过 {} 秒",
                grouped(records),
                grouped(u64::from(median)),
                grouped(u64::from(p90))
            ),
            None => "没有秒数".to_owned(),
        },
        median: "中位数",
        p90: "P90",
    },

    fields: FieldTexts {
        taskid: "任务 ID",
        telphone: "号码",
        userid: "用户 ID",
        memberid: "会员 ID",
        chengshudu: "自定义值",
        customuuid: "自定义 UUID",
        status: "是否呼叫",
        extnumber: "坐席",
        answered: "是否接通",
        answertype: "接通类型",
        calltime: "呼叫时间",
        duration: "等待",
        billsec: "通话",
        createtime: "创建时间",
        mark: "备注",
    },
    seconds: |seconds| format!("{} 秒", grouped(u64::from(seconds))),
    details: "全部字段",
    details_of: |place| format!("第 {place} 条的全部字段"),
    copy_json: "复制为 JSON",
    undocumented_fields: "文档未列出的字段",
    records: "呼叫记录",
    copy_number: |number| format!("复制号码 {number}"),
    copy_task_id: "复制任务 ID",
    copied: "已复制",
    copy_refused: "浏览器不允许复制，已选中，请按 Ctrl+C",

    pager: "分页",
    first: "第一页",
    previous: "上一页",
    next: "下一页",
    last: "最后一页",
    page_before: "第",
    page_after: |pages| format!("/ {} 页", grouped(pages)),
    go_to_page: "跳转到页",

    empty_title: "这个任务还没有记录",
    empty_text: "任务可能刚刚创建。稍后重新加载，或核对任务 ID。",
    past_end_title: "这一页已经没有记录",
    past_end_text: "任务的记录比之前少了。请前往最后一页。",
    no_match_title: "本页没有符合筛选的记录",
    no_match_in_task_title: "整个任务没有符合筛选的记录",
    no_match_text: |is_task, hidden| {
        let scope = if is_task { "整个任务" } else { "本页" };
        format!("{scope}的 {} 条记录都被当前筛选隐藏。", grouped(hidden as u64))
    },
    clamped: |asked, given| {
        format!("服务器每页最多给出 {} 条（请求了 {} 条），页数按此计算。", grouped(given), grouped(u64::from(asked)))
    },

    errors: ErrorTexts {
        bad_request: ("请求不正确", "服务器不接受这个请求。请核对接口地址、任务 ID 和每页条数。"),
        server: ("服务器出错", "服务器处理请求时出错。请稍后重试；若持续出现，请联系服务商。"),
        auth: ("Token 无效或已过期", "请输入新的 Token 后继续。Token 自授权起 12 小时内有效。"),
        forbidden: ("没有权限", "应用未授权、模块未开通，或本机 IP 不在白名单。请联系管理员。"),
        rejected: ("请求被拒绝", "服务器理解请求但拒绝了它，原因见下方详情。"),
        task_not_found: ("任务不存在", "没有找到这个任务。请核对任务 ID。"),
        http: ("网关或服务器出错", "收到的不是接口的回答，而是一个 HTTP 错误。请核对接口地址，或稍后重试。"),
        malformed: (
            "无法识别服务器的回答",
            "这个地址的回答不是接口的格式。请核对接口地址；若地址正确，请让管理员检查后端的 PHP 输出。",
        ),
        network: (
            "没有收到回答",
            "可能是：电脑离线；服务器没有开启或拒绝连接；接口未允许跨域访问（CORS）；HTTPS 页面访问了 HTTP 接口。浏览器无法区分这几种情况。",
        ),
        timeout: ("等待超时", "服务器没有在规定时间内答完。请重试，或减少每页条数。"),
        cancelled: ("已取消", "请求已按你的要求停止。"),
    },
    error_details: "详情",
    error_kind: "类别",
    error_code: "代码",
    error_message: "信息",
    old_page_kept: "下面仍是之前的一页。",
    config_broken: |problem| format!("config.json 无法使用，已改用默认值：{problem}"),
};
