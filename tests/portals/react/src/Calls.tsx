import type { Ref } from "react";
import type { TaskInfoElement, TaskRecord } from "yccall-task-info";
import "yccall-task-info";

const fetchToken = async () => (await fetch("/token")).text();

type CallsProps = {
  taskId: string;
  maskPhone: boolean;
  onLoaded(records: number): void;
  onSelect(record: TaskRecord): void;
  ref: Ref<TaskInfoElement>;
};

export function Calls({ onLoaded, onSelect, ...props }: CallsProps) {
  return (
    <yccall-task-info
      {...props}
      endpoint="/api/"
      autoLoad="task"
      tokenProvider={fetchToken}
      onyti-loaded={({ detail }) => onLoaded(detail.recordCount)}
      onyti-record-select={({ detail }) => onSelect(detail.record)}
    />
  );
}
