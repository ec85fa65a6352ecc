// The same for React's JSX.
import { createRef } from "react";
import type { TaskInfoElement } from "yccall-task-info";

export const right = (
  <yccall-task-info
    ref={createRef<TaskInfoElement>()}
    className="calls"
    endpoint="/api/"
    taskId="20250110232019949748"
    pageSize={50}
    maskPhone
    tokenProvider={async () => "secret"}
    onyti-loaded={({ detail }) => detail.recordCount satisfies number}
  />
);
export const attributes = <yccall-task-info task-id="20250110232019949748" page-size="50" mask-phone="true" />;

// @ts-expect-error
export const wrongValue = <yccall-task-info theme="black" />;
// @ts-expect-error
export const wrongAttribute = <yccall-task-info page-size="many" />;
// @ts-expect-error
export const wrongName = <yccall-task-info taskID="20250110232019949748" />;
// @ts-expect-error
export const wrongToken = <yccall-task-info tokenProvider="secret" />;
// @ts-expect-error
export const wrongRef = <yccall-task-info ref={createRef<HTMLInputElement>()} />;
// @ts-expect-error
export const wrongDetail = <yccall-task-info onyti-loaded={({ detail }) => detail.records} />;
