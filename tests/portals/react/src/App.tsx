// A page of a portal with Ant Design: a frame, a card with its controls, and the calls in it.
import { Badge, Button, Card, Layout, Menu, Space, Switch, Typography } from "antd";
import { useRef, useState } from "react";
import type { TaskInfoElement, TaskRecord } from "yccall-task-info";
import "./calls.css";
import { Calls } from "./Calls";
import { save } from "./save";

const TASK_ID = "20250110232019949748";
const PAGES = ["Dashboard", "Tasks", "Calls", "Agents"].map((label) => ({ key: label, label }));

export function App() {
  const calls = useRef<TaskInfoElement>(null);
  const [masked, setMasked] = useState(false);
  const [loaded, setLoaded] = useState(0);
  const [selected, setSelected] = useState<TaskRecord>();

  const controls = (
    <Space>
      <Switch id="mask" checked={masked} onChange={setMasked} />
      <label htmlFor="mask">Masked numbers</label>
      <Button id="save" type="primary" onClick={() => calls.current && save(calls.current)}>
        Save as XLSX
      </Button>
    </Space>
  );
  return (
    <Layout style={{ minHeight: "100vh" }}>
      <Layout.Sider>
        <Menu theme="dark" mode="inline" items={PAGES} selectedKeys={["Calls"]} />
      </Layout.Sider>
      <Layout>
        <Layout.Header>
          <Typography.Text style={{ color: "white" }}>Outbound portal</Typography.Text>
        </Layout.Header>
        <Layout.Content style={{ padding: 24 }}>
          <Card title={<>Calls <Badge count={<span id="loaded">{loaded}</span>} /></>} extra={controls}>
            <Calls ref={calls} taskId={TASK_ID} maskPhone={masked} onLoaded={setLoaded} onSelect={setSelected} />
          </Card>
          <p>
            Selected: <output id="selected">{selected ? String(selected.telphone) : "none"}</output>
          </p>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
