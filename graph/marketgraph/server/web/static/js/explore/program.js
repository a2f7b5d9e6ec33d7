/** How the graphics card draws marks: one program for all shapes, each a signed distance in units of its radius. */
import { NodeProgram, floatColor } from "../../vendor/sigma.js";

const VERTEX = /* glsl */ `
attribute vec4 a_color;
attribute vec4 a_line;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_line;
varying vec2 v_place;
varying float v_pixel;
varying float v_shape;
const float bias = 255.0 / 254.0;
const float REACH = 1.5;
void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  vec2 corner = 2.0 * REACH * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + radius * corner, 1)).xy, 0, 1);
  v_place = corner;
  v_pixel = u_sizeRatio / a_size;
  v_shape = a_shape;
  v_color = a_color;
  v_color.a *= bias;
  v_line = a_line;
  v_line.a *= bias;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_line;
varying vec2 v_place;
varying float v_pixel;
varying float v_shape;
float box(vec2 p, vec2 half_) {
  vec2 d = abs(p) - half_;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}
float distance_(vec2 p, float shape) {
  if (shape < 0.5) return box(p, vec2(1.1, 0.6));
  if (shape < 1.5) return length(p) - 1.0;
  if (shape < 2.5) return (abs(p.x) + abs(p.y) - 1.25) * 0.7071;
  if (shape < 3.5) return box(p, vec2(0.9));
  if (shape < 4.5) return max(-p.y - 0.9, dot(vec2(abs(p.x), p.y), vec2(0.8688, 0.4952)) - 0.5447);
  if (shape < 5.5) return max(abs(p.y) - 0.95, dot(abs(p), vec2(0.8654, 0.5010)) - 0.9519);
  if (shape < 6.5) return max(box(p, vec2(0.8, 1.0)), (p.x + p.y - 1.3) * 0.7071);
  if (shape < 7.5) return min(box(p, vec2(1.05, 0.37)), box(p, vec2(0.37, 1.05)));
  if (shape < 8.5) return length(p) - 1.0;
  return min(length(p) - 1.0, length(p - vec2(0.4)) - 0.9);
}
void main() {
  float far = distance_(v_place, v_shape);
  float width = v_shape > 7.5 && v_shape < 8.5 ? 2.6 : 1.3;
  float inside = 1.0 - smoothstep(-0.7, 0.7, far / v_pixel);
  float line = smoothstep(-width - 0.6, -width + 0.6, far / v_pixel);
  if (v_shape > 8.5 && far < 0.0) {
    float front = (length(v_place) - 1.0) / v_pixel;
    line = max(line, 1.0 - smoothstep(0.3, 1.3, abs(front)));
  }
  vec4 color = mix(v_color, v_line, line);
  gl_FragColor = vec4(color.rgb, 1.0) * inside * color.a;
}`;

const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext;
const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix"];
const TURN = (2 * Math.PI) / 3;

/** @extends {NodeProgram<string>} */
export class Marks extends NodeProgram {
  /**
   * Marks are found by their places: none is drawn a second time to be picked by its colour.
   * @param {WebGLRenderingContext | WebGL2RenderingContext} gl
   * @param {WebGLFramebuffer | null} _
   * @param {import("../../vendor/sigma.js").Sigma} renderer
   */
  constructor(gl, _, renderer) {
    super(gl, null, renderer);
  }

  /** @override */
  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_line", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [TURN], [2 * TURN]],
    };
  }

  /**
   * @override
   * @param {number} _
   * @param {number} start
   * @param {any} data a node with its shape and line
   */
  processVisibleItem(_, start, data) {
    const { array } = this;
    array[start++] = data.x;
    array[start++] = data.y;
    array[start++] = data.size;
    array[start++] = data.shape;
    array[start++] = floatColor(data.color);
    array[start] = floatColor(data.line);
  }

  /**
   * @override
   * @param {import("../../vendor/sigma.js").RenderParams} params
   * @param {{ gl: WebGLRenderingContext | WebGL2RenderingContext, uniformLocations: Record<string, WebGLUniformLocation> }} program
   */
  setUniforms({ sizeRatio, correctionRatio, matrix }, { gl, uniformLocations }) {
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, sizeRatio);
    gl.uniform1f(uniformLocations.u_correctionRatio ?? null, correctionRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, matrix);
  }
}
